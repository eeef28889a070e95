internal import ArgumentParser

/// The command line: one verb per file.
@main
struct Mujun: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "mujun",
    abstract:
      "亩均: which land earns its keep. Joins parcels with what the enterprises on them pay, produce and invest.",
    version: version,
    subcommands: [
      Init.self, Template.self, Match.self, Evaluate.self, Admit.self, Check.self, Verify.self, Explain.self,
      Simulate.self,
      Export.self, RulesCommand.self,
    ])
}
