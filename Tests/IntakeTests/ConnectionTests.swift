import Testing

@testable import Intake

/// What is shown of a database's address.
@Suite struct ConnectionTests {
  @Test(arguments: [
    ("PG:host=h port=5 dbname=d user=u password=p", "PG:host=h port=5 dbname=d"),
    ("PG:dbname='d b' password='a host=x'", "PG:dbname=d b"),
    (#"PG:password='it\'s host=x' host=h"#, "PG:host=h"),
    ("PG:password = 'a host=x' host = h", "PG:host=h"),
    ("PG:password='never closed host=h", "PG:…"),
    ("PG:postgresql://u:host=p@h/d", "PG:…"),
    ("PG:", "PG:…"),
  ]) func onlyWhereItIsIsShown(_ source: String, _ shown: String) {
    #expect(ConnectionText(source).shown == shown)
  }

  @Test func complaintsAreShownWithoutThePassword() {
    let connection = ConnectionText("PG:host=h password='zq bc'")
    #expect(connection.shown("no database\n\"d\"") == "no database \"d\"")
    #expect(connection.shown("wrong: bc") == "-")
    #expect(ConnectionText("PG:postgresql://u:p@h/d").shown("p") == "-")
  }
}
