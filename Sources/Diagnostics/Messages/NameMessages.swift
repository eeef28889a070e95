// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let nameMessages: [Message] = [
    rowMatchedByName, rowShared, nameDisagreesWithCode, nameUnmatched, nameUnmatchedNear, meterUnmatched,
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
    "name_unmatched", zh: "企业表里没有叫「{text}」的企业，{outcome}。请用 mujun match 生成名称对照表，填写后再运行，或补上企业代码。",
    en: "No enterprise is called \"{text}\"; {outcome}. Make a match workbook with mujun match and fill it in, or add the code.")
  public static let nameUnmatchedNear = Message(
    "name_unmatched_near", zh: "企业表里没有叫「{text}」的企业，{outcome}。最接近的是「{near}」（{id}，相近程度 {nearness}）。若是同一家，请用 mujun match 生成名称对照表并打勾确认。",
    en: "No enterprise is called \"{text}\"; {outcome}. The nearest is \"{near}\" ({id}, nearness {nearness}). If it is the same, confirm it in the workbook that mujun match makes.")
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
    "name_confirmed_without_enterprise", zh: "「{name}」打了勾，但没有企业代码，未用。请填写企业代码。",
    en: "\"{name}\" is ticked but has no enterprise code; the row is not used. Fill in the code.")
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
  public static let keepOne = Bilingual(zh: "请只保留正确的一行。", en: "Keep the right one.")
  public static let addUp = Bilingual(
    zh: "它们以不同的名称或户号报送，若应当相加，请在 dataset.yaml 该来源写上 sum_by: [enterprise_id, year]；否则请只保留正确的一行。",
    en: "They came under different names or meters: if they are to be added up, write sum_by: [enterprise_id, year] at this source in dataset.yaml; else keep the right one.")
  public static let confirmOne = Bilingual(
    zh: "同一名称只能确认一家企业；几家共用的请填写份额。", en: "Confirm one enterprise only, or fill in shares where several share it.")
}
