// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let nameMessages: [Message] = [
    rowMatchedByName, rowShared, nameDisagreesWithCode, nameUnmatched, meterUnmatched,
    nameOfSeveral, sharedWithoutAmounts, codeUnknownNameKnown, parcelCodeMissing, nameNotChosen, nameOpen,
    nameConfirmedEmpty, nameBadShares, matchNothing, matchSummary, matchWritten, matchTick, matchManifest,
    matchManifestMore, matchFileExists,
  ]

  public static let rowMatchedByName = Message(
    "row_matched_by_name", zh: "没有可用的企业代码，按{basis}「{text}」归到企业 {ids}，共 {count} 行。如有误，请在名称对照表中改正。",
    en: "No usable code; by {basis} \"{text}\" taken for the enterprise {ids}, {count} rows. If that is wrong, say so in the names table.")
  public static let rowShared = Message(
    "row_shared", zh: "按{basis}「{text}」的份额分给企业 {ids}，共 {count} 行。数额按份额拆分，合计不变；数额以外的列不拆分，留空。",
    en: "By {basis} \"{text}\" shared out among {ids}, {count} rows. Amounts are split and add up to the whole; other columns are left empty.")
  public static let nameDisagreesWithCode = Message(
    "name_disagrees_with_code", zh: "这一行写的名称「{name}」是另一家企业 {id} 的名称，仍以代码为准，共 {count} 行。请核对代码和名称。",
    en: "The name \"{name}\" in this row is that of another enterprise, {id}; the code counts, {count} rows. Check code and name.")
  public static let nameUnmatched = Message(
    "name_unmatched", zh: "企业表里没有叫「{text}」的企业，{outcome}。{hint}",
    en: "No enterprise is called \"{text}\"; {outcome}. {hint}")
  public static let meterUnmatched = Message(
    "meter_unmatched", zh: "名称对照表里没有户号「{text}」，也没有可用的名称或代码，{outcome}。请用 mujun match 生成名称对照表，写明它是哪家企业的。",
    en: "The names table has no meter \"{text}\", and the row has no name or code; {outcome}. Say whose it is in the workbook that mujun match makes.")
  public static let nameOfSeveral = Message(
    "name_of_several", zh: "叫「{text}」的企业有几家：{ids}，{outcome}。请补上企业代码，或在名称对照表中确认是哪一家。",
    en: "Several enterprises are called \"{text}\": {ids}; {outcome}. Add the code, or confirm one in the names table.")
  public static let sharedWithoutAmounts = Message(
    "shared_without_amounts", zh: "名称对照表把「{text}」按份额分给几家企业，而这张表没有可以拆分的数额，{outcome}。请补上企业代码。",
    en: "The names table shares \"{text}\" out among enterprises, and this table has no amounts to split; {outcome}. Add the code.")
  public static let codeUnknownNameKnown = Message(
    "code_unknown_name_known", zh: "企业表里没有代码「{id}」，但名称「{text}」就是企业 {ids} 的名称，共 {count} 行，没有归到该企业。若是同一家，请改正代码，或用 mujun match 确认名称。",
    en: "No enterprise has the code \"{id}\", but the name \"{text}\" is that of {ids}; {count} rows are not taken for it. If it is the same, correct the code or confirm the name with mujun match.")
  public static let parcelCodeMissing = Message(
    "parcel_code_missing", zh: "表 {table} 缺少列 {columns}。企业可以只写名称，宗地只按代码关联，不按名称。现有表头：{headers}。请补上宗地代码，或在 dataset.yaml 的 columns 里写明哪个表头是它。",
    en: "The table {table} lacks {columns}. Enterprises may be named, but parcels are linked by their codes only. Its headers are: {headers}. Add the parcel codes, or say under columns which of them it is.")

  public static let nameNotChosen = Message(
    "name_not_chosen", zh: "「{name}」已确认为另一行的企业，这一行没有采用。", en: "\"{name}\" was confirmed in another row; this one is not used.")
  public static let nameOpen = Message(
    "name_open", zh: "「{name}」还没有写明是哪家企业，未用。请填写企业代码并打勾；确实不在企业表中的可以不填。",
    en: "Nobody has said which enterprise \"{name}\" is; the row is not used. Fill in the code and tick it, or leave it if there is none.")
  public static let nameConfirmedEmpty = Message(
    "name_confirmed_without_enterprise", zh: "「{name}」已确认，但没有企业代码，未用。请填写企业代码。",
    en: "\"{name}\" is confirmed but has no enterprise code; the row is not used. Fill in the code.")
  public static let nameBadShares = Message(
    "name_shares_not_one", zh: "「{name}」各行份额之和是 {sum}，应为 1（100%），且每个份额都应大于 0。这些行都没有采用，请改正份额。",
    en: "The shares of \"{name}\" add up to {sum} and should be 1 (100%), each above 0. None of the rows is used; correct the shares.")

  public static let matchNothing = Message(
    "match_nothing", zh: "所有名称和户号都已对应到企业，没有需要对照的，未写文件。", en: "Every name and meter has its enterprise; there is nothing to match and no file was written.")
  public static let matchSummary = Message(
    "match_summary", zh: "待对照的名称和户号 {names} 个：有候选企业的 {near} 个，没有候选、需要手工填写的 {bare} 个。",
    en: "{names} names and meters to match: {near} with candidates, {bare} without, to be filled in by hand.")
  public static let matchWritten = Message(
    "match_written", zh: "已写入 {file}", en: "Written to {file}")
  public static let matchTick = Message(
    "match_tick", zh: "1. 打开它，在每个名称对应的企业那一行的“确认”列选 √，填上确认人；没有打勾的不会采用。",
    en: "1. Open it and tick, for each name, the row of its enterprise under \"Confirmed\"; rows without a tick are not used.")
  public static let matchManifest = Message(
    "match_manifest", zh: "2. 在 dataset.yaml 的 tables 下写：names: {source}",
    en: "2. Write under tables in dataset.yaml: names: {source}")
  public static let matchManifestMore = Message(
    "match_manifest_more", zh: "2. 在 dataset.yaml 的 tables 下，把 names 写成列表，在原有来源之后加上：- {source}",
    en: "2. Under tables in dataset.yaml, make names a list and add to it: - {source}")
  public static let matchFileExists = Message(
    "match_file_exists", zh: "{file} 已经存在，里面可能有已经打过勾的内容，不会覆盖。请用 --output 写到另一个文件，或先移走它。",
    en: "{file} exists and may hold ticks already; it is not overwritten. Write another file with --output, or move it away first.")
}

/// Words about names and how they were matched.
public enum NameWording {
  /// Ways to an enterprise by the names they have in counts.
  public static let basis: [String: Bilingual] = [
    "code": Bilingual(zh: "企业代码", en: "code"), "name": Bilingual(zh: "企业名称", en: "the name"),
    "former_name": Bilingual(zh: "曾用名", en: "the former name"),
    "names": Bilingual(zh: "名称对照表中的名称", en: "the confirmed name"),
    "meter": Bilingual(zh: "名称对照表中的户号", en: "the confirmed meter"),
  ]
  public static let unnamed = Bilingual(zh: "名称", en: "the name")
  public static let rowSetAside = Bilingual(zh: "此行未用", en: "the row is not used")
  public static let clauseWithoutFirm = Bilingual(zh: "条款不归到企业", en: "the clause is nobody's")
  public static let lookForName = Bilingual(
    zh: "请用 mujun match 生成名称对照表，填写后再运行，或补上企业代码。",
    en: "Make a match workbook with mujun match and fill it in, or add the code.")
  public static func nearest(_ name: String, id: String, percent: Int) -> Bilingual {
    Bilingual(
      zh: "最接近的是「\(name)」（\(id)，相近程度 \(percent)%）。若是同一家，请用 mujun match 生成名称对照表并打勾确认。",
      en: "The nearest is \"\(name)\" (\(id), nearness \(percent)%). If it is the same, confirm it in the workbook that mujun match makes.")
  }
  public static let keepOne = Bilingual(zh: "请只保留正确的一行。", en: "Keep the right one.")
  public static let addUp = Bilingual(
    zh: "它们以不同的名称或户号报送，若应当相加，请在 dataset.yaml 该来源写上 sum_by: [enterprise_id, year]；否则请只保留正确的一行。",
    en: "They came under different names or meters: if they are to be added up, write sum_by: [enterprise_id, year] at this source in dataset.yaml; else keep the right one.")

  // MARK: The match workbook
  public static let sheet = Bilingual(zh: "名称对照", en: "Names")
  public static let columns = [
    Bilingual(zh: "待对照名称", en: "Name to match"), Bilingual(zh: "类别", en: "Kind"),
    Bilingual(zh: "来源文件", en: "Source"), Bilingual(zh: "行", en: "Rows"),
    Bilingual(zh: "候选企业代码", en: "Candidate code"), Bilingual(zh: "候选企业名称", en: "Candidate name"),
    Bilingual(zh: "相近程度", en: "Nearness"), Bilingual(zh: "理由", en: "Why"), Bilingual(zh: "确认", en: "Confirmed"),
    Bilingual(zh: "确认人", en: "Confirmed by"), Bilingual(zh: "份额", en: "Share"), Bilingual(zh: "附注", en: "Notes"),
  ]
  public static let title = Bilingual(zh: "名称对照表", en: "Names to match")
  public static let remark = Bilingual(
    zh: "请在每个名称对应的企业那一行的“确认”列选 √，并填确认人。没有打勾的不会采用。填写方法见“说明”。",
    en: "Tick the row of the right enterprise under Confirmed and sign it. Rows without a tick are not used. See About.")
  public static let noNames = Bilingual(zh: "没有需要对照的名称。", en: "No names to match.")
  /// What stands in the sheet of instructions, line by line.
  public static let instructions = [
    Bilingual(
      zh: "这里列出数据中没有对应到企业的名称和户号，每行是一个名称和一家可能的企业。程序只提出候选，由人确认。",
      en: "These are the names and meters in the data that lead to no enterprise, each row one name and one enterprise it may mean. The program proposes, people confirm."),
    Bilingual(
      zh: "对上的：在该行“确认”列选 √，在“确认人”列填姓名。一个名称只勾一家企业。",
      en: "Where it is right: tick the row under Confirmed and put your name under Confirmed by. Tick one enterprise for a name."),
    Bilingual(
      zh: "候选都不对，或没有候选：把正确的企业代码填在“候选企业代码”列再打勾。不在企业表中的企业不要勾，先补录企业表。",
      en: "Where no candidate is right, or there is none: write the right code under Candidate code and tick it. Enterprises that the enterprises table lacks must be added there first."),
    Bilingual(
      zh: "几家企业共用一个户号：每家一行（插入行，名称处都填这个户号），都打勾，在“份额”列填各自的份额，如 60% 和 40%，合计 100%。数额按份额拆分。",
      en: "Where several enterprises share a meter: one row each with the meter as the name, all ticked, with their shares, such as 60% and 40%, 100% in all. Amounts are split by them."),
    Bilingual(
      zh: "同一户名下的几个户号属于不同企业：插入行，把户号填在“待对照名称”列。户号比户名优先。",
      en: "Where meters under one name belong to different enterprises: add rows with the meter as the name. A meter goes before the name."),
    Bilingual(
      zh: "“相近程度”比较两个名称去掉组织形式后的字词：共有的字词越多、越少见，程度越高。它只帮助查找，不能代替核对。",
      en: "Nearness compares the names without their legal form: the more and the rarer the characters they share, the higher. It helps to find; it does not replace checking."),
    Bilingual(
      zh: "没有打勾的行不会用于任何关联和标记。填好后保存，在 dataset.yaml 的 tables 下写入：names: {source: 本文件名, sheet: 名称对照}，再运行。",
      en: "Rows without a tick are used for no link and no flag. Save the file, write under tables in dataset.yaml: names: {source: this file, sheet: Names}, and run again."),
  ]
  public static let kinds: [String: Bilingual] = [
    "parcels": Bilingual(zh: "宗地权利人", en: "holder of parcels"), "figures": Bilingual(zh: "年度指标", en: "figures"),
    "occupancy": Bilingual(zh: "用地关系", en: "occupancy"), "contracts": Bilingual(zh: "合同条款", en: "contracts"),
    "history": Bilingual(zh: "历年评价", en: "history"), "names": Bilingual(zh: "名称对照（未确认）", en: "names, unconfirmed"),
  ]
  public static let meter = Bilingual(zh: "户号", en: "meter")
  public static let tick = "√"

  // MARK: What tells two names apart
  public static let sameName = Bilingual(zh: "名称相同", en: "the same name")
  public static let sameNameOfSeveral = Bilingual(zh: "名称相同，几家企业同名", en: "the same name, borne by several")
  public static let sameNameOtherCode = Bilingual(zh: "名称相同，代码不同", en: "the same name, another code")
  public static let legalForm = Bilingual(zh: "只差组织形式", en: "only the legal form differs")
  public static let placeMarks = Bilingual(zh: "只差省、市、县等字样或括号", en: "only marks of places or brackets differ")
  public static let branch = Bilingual(zh: "一个是分支机构", en: "one is a branch")
  public static let contained = Bilingual(zh: "一个包含另一个，可能是简称", en: "one contains the other, perhaps a short name")
  public static let wording = Bilingual(zh: "字词相近", en: "similar wording")
  public static let proposed = Bilingual(zh: "名称对照表中已提出，尚未确认", en: "proposed in the names table, not confirmed")
  public static func characters(_ count: Int) -> Bilingual {
    Bilingual(zh: "只差 \(count) 个字", en: count == 1 ? "1 character differs" : "\(count) characters differ")
  }
  public static func former(_ name: String) -> Bilingual {
    Bilingual(zh: "与曾用名“\(name)”相比", en: "compared with the former name \"\(name)\"")
  }
  public static func lines(first: Int, count: Int) -> Bilingual {
    count == 1 ? Bilingual(zh: "\(first)", en: "\(first)")
      : Bilingual(zh: "\(first) 等 \(count) 行", en: "\(first) and \(count - 1) more")
  }
  public static func note(meters: [String]) -> Bilingual {
    let shown = meters.prefix(5)
    let more = meters.count > shown.count
    return Bilingual(
      zh: "户号 " + shown.joined(separator: "、") + (more ? " 等 \(meters.count) 个" : ""),
      en: "meters " + shown.joined(separator: ", ") + (more ? " and \(meters.count - shown.count) more" : ""))
  }
  public static func note(code: String) -> Bilingual {
    Bilingual(zh: "报送的代码 \(code) 不在企业表中", en: "no enterprise has its code \(code)")
  }

  // MARK: Advice
  public static let confirmOne = Bilingual(
    zh: "同一名称只能确认一家企业；几家共用的请填写份额。", en: "Confirm one enterprise only, or fill in shares where several share it.")
}
