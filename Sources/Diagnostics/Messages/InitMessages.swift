// What `mujun init` says about the files of a folder, and what it writes into the manifest.
// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let initMessages: [Message] = foundMessages + becauseMessages + askMessages + proposalMessages

  // MARK: Why something is left out

  static let foundMessages: [Message] = [
    foundOutput, foundDataset, foundTooDeep, foundDocument, foundPicture, foundProject, foundDrawing, foundArchive,
    foundNoData, foundSame, foundEmpty, foundNothingKnown, foundNoKey, foundNamesOnly, foundBareRegister,
  ]

  public static let foundOutput = Message(
    "found_output", zh: "是 mujun 以前的输出。", en: "An earlier output of mujun.")
  public static let foundDataset = Message(
    "found_dataset", zh: "里面已有 dataset.yaml，是另一个数据集。", en: "Has a dataset.yaml: another dataset.")
  public static let foundTooDeep = Message(
    "found_too_deep", zh: "文件夹套得太深，没有看。要用的话，请把里面的文件移到上两层。",
    en: "Too many folders deep to be looked at. Move its files up if they are data.")
  public static let foundDocument = Message(
    "found_document", zh: "是文档，不是表。里面若有要用的表，请复制到 Excel 里另存。",
    en: "A document. If it holds a table that is needed, copy that into a spreadsheet.")
  public static let foundPicture = Message(
    "found_picture", zh: "是图片。", en: "A picture.")
  public static let foundProject = Message(
    "found_project", zh: "是地图工程或样式文件，不含数据。", en: "A map project or a style, without data.")
  public static let foundDrawing = Message(
    "found_drawing", zh: "DWG 读不了。请在 CAD 里另存为 DXF。", en: "DWG cannot be read. Save it as DXF.")
  public static let foundArchive = Message(
    "found_archive", zh: "是压缩包。请先解压。", en: "An archive. Unpack it first.")
  public static let foundNoData = Message(
    "found_no_data", zh: "不是数据文件。", en: "No data.")
  public static let foundSame = Message(
    "found_same", zh: "与 {file} 完全相同，只用一份。", en: "The same as {file}, which is used.")
  public static let foundEmpty = Message(
    "found_empty", zh: "空的，没有内容。", en: "Empty.")
  public static let foundNothingKnown = Message(
    "found_nothing_known",
    zh: "看不出是哪张表：表头（{headers}）里没有认得的列，或者缺统一社会信用代码、宗地代码这样的代码列。请核对表头。",
    en: "No telling which table it is: its headers ({headers}) are not known, or there is no column of codes. Check the headers.")
  public static let foundNoKey = Message(
    "found_no_key",
    zh: "有图形，但认不出代码列（字段：{headers}）。宗地图层要有宗地代码；请改字段名，或在 dataset.yaml 的 columns 里写明。",
    en: "Has shapes but no column of codes that is known (fields: {headers}). Parcels need a parcel code; rename the field or state it under columns.")
  public static let foundNamesOnly = Message(
    "found_names_only",
    zh: "只有名称，没有统一社会信用代码。请加一列信用代码。",
    en: "Names but no credit codes. Add a column of codes.")

  public static let foundBareRegister = Message(
    "found_bare_register",
    zh: "只认出企业代码和名称，别的表里已有；其余各列没有认出。里面若有要用的数据，请核对表头（合并单元格、两行表头容易认不出）。",
    en: "Only codes and names are known in it, which are elsewhere too; its other columns are not. Check its headers if it holds data that are needed.")

  // MARK: Why something is this table

  static let becauseMessages: [Message] = [
    becausePolygons, becauseSystem, becauseColumns, becauseCells, becauseName, becauseYear, becauseYearHeaders,
    becauseParts, becauseNoRegister, becauseNoParcels, becauseNames,
  ]

  public static let becausePolygons = Message(
    "because_polygons", zh: "面图层，{count} 个图形", en: "a layer of {count} polygons")
  public static let becauseSystem = Message(
    "because_system", zh: "坐标系 {system}", en: "reference system {system}")
  public static let becauseColumns = Message(
    "because_columns", zh: "有{columns}", en: "has {columns}")
  public static let becauseCells = Message(
    "because_cells", zh: "「{header}」整列都是代码，当作{column}", en: "the cells of \"{header}\" are codes, taken for: {column}")
  public static let becauseName = Message(
    "because_name", zh: "「{header}」就是{column}", en: "\"{header}\" is: {column}")
  public static let becauseYear = Message(
    "because_year", zh: "按「{name}」是 {year} 年", en: "of {year}, by \"{name}\"")
  public static let becauseYearHeaders = Message(
    "because_year_headers", zh: "表头里写着 {year} 年", en: "of {year}, by its headers")
  public static let becauseParts = Message(
    "because_parts", zh: "一家有几行（按「{header}」分），相加", en: "several rows a firm (by \"{header}\"), added up")
  public static let becauseNoRegister = Message(
    "because_no_register", zh: "没有单独的企业名册，名称从这里取", en: "there is no register, names are taken from here")
  public static let becauseNoParcels = Message(
    "because_no_parcels", zh: "别处没有宗地面积，从这里取", en: "areas of parcels are stated nowhere else")
  public static let becauseNames = Message(
    "because_names", zh: "行里是企业名称，没有信用代码", en: "rows are named, not coded")

  // MARK: What is asked

  static let askMessages: [Message] = [
    askUnit, askSystem, askSystemUnknown, askRivals, askYear, askSums, askGuess, askNoParcels, askCoordinates, askNames,
  ]

  public static let askUnit = Message(
    "ask_unit",
    zh: "这些列没有写单位，按等号后面的单位读：{columns}。若不对，按 dataset.yaml 里该来源上方的说明写 units。",
    en: "These columns state no unit and are read in the one given: {columns}. If that is wrong, state units as the remark in dataset.yaml shows.")
  public static let askSystem = Message(
    "ask_system",
    zh: "{source}：没有坐标系，不能量面积。从坐标看可能是：{systems}。请问测绘人员是哪一个，把 dataset.yaml 里对应的 crs 行开头的 # 去掉。",
    en: "{source}: states no reference system, so areas cannot be measured. By its coordinates it may be: {systems}. Ask the surveyors and uncomment the crs line.")
  public static let askSystemUnknown = Message(
    "ask_system_unknown",
    zh: "{source}：没有坐标系，从坐标也看不出来，不能量面积。请问测绘人员，在这个来源下写 crs: EPSG:四位代码。",
    en: "{source}: states no reference system and its coordinates do not tell; areas cannot be measured. Ask the surveyors and add crs: EPSG:code.")
  public static let askRivals = Message(
    "ask_rivals",
    zh: "{source}：有几列都像{column}，用了「{used}」，没有用「{others}」。若应当换一列，请在这个来源下写 {example}。",
    en: "{source}: several columns look like {column}; \"{used}\" is used, not \"{others}\". If it should be another, add {example}.")
  public static let askYear = Message(
    "ask_year",
    zh: "{source}：看不出是哪一年的数，当作 {year} 年。若不是，请改 dataset.yaml 里的 year。",
    en: "{source}: nothing says which year it is of; taken for {year}. If that is wrong, change its year.")
  public static let askSums = Message(
    "ask_sums",
    zh: "{source}：有 {count} 行的企业和年度与别的行重复，这样的行不会使用。若本来就该相加（如一户多表、分月），请在这个来源下写 sum_by: [enterprise_id, year]。",
    en: "{source}: {count} rows repeat a firm and year and will not be used. If they are to be added up, add sum_by: [enterprise_id, year].")
  public static let askGuess = Message(
    "ask_guess",
    zh: "{source}：「{header}」像{column}，没有把握，先不用。若就是它，请把 dataset.yaml 里那一行开头的 # 去掉。",
    en: "{source}: \"{header}\" looks like: {column}. Not certain, so not used; uncomment the line if it is.")
  public static let askNoParcels = Message(
    "ask_no_parcels",
    zh: "没有找到宗地（图层，或有宗地代码和面积的表），算不出亩均。请放进宗地图层再运行一次。",
    en: "There are no parcels (a layer, or a table with parcel codes and areas), so nothing can be worked out per mu. Add them and run again.")
  public static let askCoordinates = Message(
    "ask_coordinates",
    zh: "企业有经纬度，但不知道是哪种坐标，先不用。若要用，请把 coordinates 那一行开头的 # 去掉并改对。",
    en: "Enterprises have longitude and latitude, but of which system? Not used; uncomment the line coordinates and correct it.")
  public static let askNames = Message(
    "ask_names",
    zh: "{source}：行里只有企业名称，没有信用代码，要靠名称对应企业。能补上信用代码列最好。",
    en: "{source}: rows have names and no credit codes and must be matched by name. A column of codes would be better.")

  // MARK: The manifest and the run

  static let proposalMessages: [Message] = [
    folderMissing, nothingUsable, yearUnknown, manifestExists, manifestElsewhere, manifestNotWritten,
    manifestHead, manifestEdit, manifestYear, manifestKnown, manifestUnknown, manifestWithoutUnit, manifestGuess, manifestIgnored,
    manifestSystem, manifestNoSystem, manifestPoints, manifestNames,
    initLooked, initUsed, initLeftOut, initQuestions, initWritten, initSourceLine, initKnown, initUnknown,
    initAsk, initLacksAll,
    initErrors, initWarnings, initMore, initLand, initCan, initBook, initLacks, initLacksOwner, initNoLacks, initNext, initNextCheck, initNextMatch,
    initNextEvaluate, initParameters, initRefused, initNothingJudged,
  ]

  public static let folderMissing = Message(
    "folder_missing", zh: "没有文件夹「{folder}」。请检查路径。", en: "There is no folder \"{folder}\". Check the path.")
  public static let nothingUsable = Message(
    "nothing_usable", zh: "「{folder}」里没有能用的表或图层。逐个说明：", en: "\"{folder}\" has no table or layer that can be used. One by one:")
  public static let yearUnknown = Message(
    "year_unknown",
    zh: "从文件里看不出是哪一年的数据。请写明年度：mujun init \"{folder}\" --year 2023（换成您的年度）。",
    en: "Nothing in the files says which year they are of. State it: mujun init \"{folder}\" --year 2023 (your year).")
  public static let manifestExists = Message(
    "manifest_exists",
    zh: "{path} 已经有了，不会覆盖。要看新的建议：加 --output -（打印在屏幕上）或 --output 另一个名字.yaml；要重来，请先把原来的改名。",
    en: "{path} is there already and will not be overwritten. See a new proposal with --output - (on the screen) or --output another.yaml; to begin anew, rename the old one.")
  public static let manifestElsewhere = Message(
    "manifest_elsewhere",
    zh: "--output 只能是「{folder}」里的文件名：文件是按它们与 dataset.yaml 的相对位置写的。",
    en: "--output must be a name in \"{folder}\": files are named as they lie beside the manifest.")
  public static let manifestNotWritten = Message(
    "manifest_not_written", zh: "写不了 {path}。请检查文件夹的权限。", en: "{path} cannot be written. Check the folder's permissions.")

  public static let manifestHead = Message(
    "manifest_head", zh: "由 mujun init 根据文件夹里的文件写出，请核对。以 # 开头的行是说明，程序不读。",
    en: "Written by mujun init from what is in the folder; check it. Lines that begin with # are remarks.")
  public static let manifestEdit = Message(
    "manifest_edit", zh: "改好后运行 mujun check 看有没有问题。", en: "After changes, run mujun check.")
  public static let manifestYear = Message(
    "manifest_year", zh: "评价年度", en: "the year evaluated")
  public static let manifestKnown = Message(
    "manifest_known", zh: "认出 {count} 列：{columns}", en: "{count} columns known: {columns}")
  public static let manifestUnknown = Message(
    "manifest_unknown", zh: "没有认出，按原表头保留：{columns}", en: "not known, kept under their headers: {columns}")
  public static let manifestWithoutUnit = Message(
    "manifest_without_unit", zh: "没有写单位，按这样读：{columns}。不对就写：units: {example}",
    en: "no unit stated, read as: {columns}. If wrong, write: units: {example}")
  public static let manifestGuess = Message(
    "manifest_guess", zh: "「{header}」像{column}；核对后去掉行首的 # 就会使用", en: "\"{header}\" looks like: {column}; uncomment to use it")
  public static let manifestIgnored = Message(
    "manifest_ignored", zh: "没有写年份，只算作最近一年的", en: "without a year of their own: of the last year only")
  public static let manifestSystem = Message(
    "manifest_system", zh: "可能是 {system}；问清后去掉行首的 #", en: "perhaps {system}; uncomment when certain")
  public static let manifestNoSystem = Message(
    "manifest_no_system", zh: "没有坐标系，不能量面积；问清后写上", en: "no reference system, areas cannot be measured; state it")
  public static let manifestPoints = Message(
    "manifest_points", zh: "企业经纬度的坐标：wgs84、cgcs2000、gcj02（高德、腾讯）、bd09（百度）",
    en: "the system of the enterprises' points: wgs84, cgcs2000, gcj02, bd09")
  public static let manifestNames = Message(
    "manifest_names", zh: "只有名称，没有信用代码，现在还读不了；加上信用代码列后去掉行首的 #",
    en: "names without codes cannot be read yet; add a column of codes and uncomment")

  public static let initLooked = Message(
    "init_looked", zh: "看了「{folder}」：用上 {used} 处，没用 {unused} 处。", en: "Looked at \"{folder}\": {used} used, {unused} not.")
  public static let initUsed = Message("init_used", zh: "用上的", en: "Used")
  public static let initLeftOut = Message("init_left_out", zh: "没用的", en: "Not used")
  public static let initQuestions = Message(
    "init_questions", zh: "请您看一眼（{count} 处）", en: "Please look at this ({count})")
  public static let initWritten = Message("init_written", zh: "已写出 {path}", en: "Written: {path}")
  public static let initSourceLine = Message(
    "init_source_line", zh: "{table}，{rows} 行：{reasons}", en: "{table}, {rows} rows: {reasons}")
  public static let initKnown = Message("init_known", zh: "认出：{columns}", en: "known: {columns}")
  public static let initUnknown = Message("init_unknown", zh: "没认出（保留原样）：{columns}", en: "not known (kept): {columns}")
  public static let initErrors = Message("init_errors", zh: "数据里要先改的（错误）", en: "To be put right first (errors)")
  public static let initWarnings = Message("init_warnings", zh: "数据里要看一看的（警告，每种举一例）", en: "To be looked at (warnings, one of each kind)")
  public static let initMore = Message(
    "init_more", zh: "……同类的共 {count} 处", en: "… {count} of this kind")
  public static let initLand = Message(
    "init_land", zh: "宗地 {parcels} 宗，企业 {enterprises} 家，其中 {linked} 家落到宗地。",
    en: "{parcels} parcels, {enterprises} enterprises, {linked} of them on a parcel.")
  public static let initCan = Message("init_can", zh: "能判定什么", en: "What can be judged")
  public static let initBook = Message(
    "init_book", zh: "{name} {title}：{total} 条规则，能判定 {judged} 条", en: "{name} {title}: {judged} of {total} rules")
  public static let initLacks = Message(
    "init_lacks", zh: "缺 {column}，{count} 条不能判定：{rules}", en: "lacks {column}, {count} cannot be judged: {rules}")
  public static let initLacksOwner = Message(
    "init_lacks_owner", zh: "缺 {column}（可向{owner}部门要），{count} 条不能判定：{rules}", en: "lacks {column} (ask: {owner}), {count} cannot be judged: {rules}")
  public static let initAsk = Message("init_ask", zh: "可向{owner}部门要：{columns}", en: "ask {owner} for: {columns}")
  public static let initLacksAll = Message(
    "init_lacks_all", zh: "缺的列（括号里是等它的规则数）", en: "columns lacking (and how many rules wait for each)")
  public static let initNoLacks = Message("init_no_lacks", zh: "数据列齐全", en: "no column is lacking")
  public static let initNothingJudged = Message(
    "init_nothing_judged", zh: "缺 {columns}，一条也不能判定", en: "lacks {columns}; none can be judged")
  public static let initNext = Message("init_next", zh: "接下来，逐行照着输入", en: "Next, type")
  public static let initNextCheck = Message("init_next_check", zh: "看全部问题", en: "all issues")
  public static let initNextMatch = Message(
    "init_next_match", zh: "有的名称对不上企业：写出对照表，打勾确认", en: "names without an enterprise: a workbook to tick")
  public static let initNextEvaluate = Message(
    "init_next_evaluate", zh: "评价，出清单（结果在 {folder}）", en: "evaluate; lists are in {folder}")
  public static let initParameters = Message(
    "init_parameters", zh: "{label}由您定，5 只是举例", en: "{label}: yours to set, 5 is an example")
  public static let initRefused = Message(
    "init_refused", zh: "按这个建议还读不了，请先改：", en: "It cannot be read so yet. First put right:")
}
