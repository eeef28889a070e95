import Intake
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Nothing a file says makes the program call out.
@Suite struct NetworkTests {
  /// A port on this machine that counts who knocks.
  private struct Listener {
    let socket: Int32
    let port: UInt16

    init?() {
      #if canImport(Glibc)
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      #else
        socket = Darwin.socket(AF_INET, SOCK_STREAM, 0)
      #endif
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let socket = socket
      let isListening = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(socket, $0, length) == 0 && listen(socket, 5) == 0 && getsockname(socket, $0, &length) == 0
        }
      }
      guard isListening, fcntl(socket, F_SETFL, O_NONBLOCK) == 0 else { return nil }
      port = UInt16(bigEndian: address.sin_port)
    }

    var wasCalled: Bool { accept(socket, nil, nil) >= 0 }
  }

  @Test func aReferenceSystemInTheNetIsNotFetched() throws {
    let listener = try #require(Listener())
    let folder = try TemporaryFolder()
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.geojson}\n")
    for kind in ["ogcwkt", "esriwkt", "proj4"] {
      let link =
        #"{"type":"link","properties":{"href":"http://127.0.0.1:\#(listener.port)/crs","type":"\#(kind)"}}"#
      try folder.write(
        "p.geojson",
        #"{"type":"FeatureCollection","crs":\#(link),"features":[{"type":"Feature","properties":{"parcel_id":"A"},"#
          + #""geometry":{"type":"Point","coordinates":[0,0]}}]}"#)
      _ = try Outcome(folder)
    }
    #expect(!listener.wasCalled)
  }
}
