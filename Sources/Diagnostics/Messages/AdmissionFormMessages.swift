// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let admissionFormMessages: [Message] = [admissionFileFormat, admissionFileExists, admissionFileWritten, caseProjectWithoutAdmission, caseAdmissionWithoutProject, casePlotUnknown]

  public static let admissionFileFormat = Message(
    "admission_file_format", zh: "不知道「{path}」要写成什么格式：文件名请以 .xlsx（审查表，工作簿）、.html（审查表，网页，可打印）或 .json 结尾。",
    en: "It is open what \"{path}\" is to be: end its name on .xlsx (the review form as a workbook), .html (the form as a page that prints) or .json.")
  public static let admissionFileExists = Message(
    "admission_file_exists", zh: "「{path}」已经存在或写了两次，没有覆盖。请换一个文件名。",
    en: "\"{path}\" is there already, or named twice, and was left as it is. Choose another name.")
  public static let admissionFileWritten = Message(
    "admission_file_written", zh: "已写入 {path}", en: "Written: {path}")

  // MARK: Cases of projects

  public static let caseProjectWithoutAdmission = Message(
    "case_project_without_admission", zh: "案例写了 project（项目），但没有写 admission（准入预期）。请补上。",
    en: "The case has a project and no admission that is expected of it. Add it.")
  public static let caseAdmissionWithoutProject = Message(
    "case_admission_without_project", zh: "案例写了 admission（准入预期），但没有写 project（项目）。请补上。",
    en: "The case expects an admission and has no project. Add it.")
  public static let casePlotUnknown = Message(
    "case_plot_unknown", zh: "项目没有地块「{key}」，有：{known}。", en: "The project has no plot \"{key}\"; it has {known}.")
}
