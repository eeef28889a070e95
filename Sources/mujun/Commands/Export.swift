internal import ArgumentParser
internal import Delivery
internal import Diagnostics

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a list out of a result, for a map, a spreadsheet or a database.")

  @ArgumentParser.Argument(help: "A folder that mujun evaluate wrote.")
  var folder: String

  @Option(help: "The list's id; also parcels or enterprises for all of them.")
  var list: String?

  @Option(help: "csv, xlsx, geojson, gpkg, shp or pg.")
  var format: String

  @Option(
    name: [.short, .long], help: "The file to write. By default <list>.<format> in the current folder.")
  var output: String?

  @Option(help: "GBK or UTF-8, for shp and csv. By default UTF-8.")
  var encoding: String?

  @Option(help: "For pg: the database, as in \"PG:dbname=park\".")
  var connection: String?

  @Option(help: "For pg: the table, or schema.table. By default mujun_<list>.")
  var table: String?

  @ArgumentParser.Flag(help: "Replace what is there.")
  var overwrite = false

  @OptionGroup var language: LanguageOption

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      let export = try ListExport(
        folder: folder, list: list, format: format, output: output, encoding: encoding,
        connection: connection, table: table, overwrites: overwrite, language: language)
      let outcome = try export.run()
      for remark in outcome.remarks { Console.remark(remark) }
      Console.result(outcome.result)
    }
  }
}
