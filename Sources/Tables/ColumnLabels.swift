public import Diagnostics

/// What columns are called in front of readers.
public enum ColumnLabels {
  /// The label of a canonical or derived column; nil for other names.
  public static func label(of name: String) -> Bilingual? { labels[name] ?? partLabel(of: name) }

  /// Of what is known of an amount: `known_tax`, and how many lack it: `lacking_tax`.
  private static func partLabel(of name: String) -> Bilingual? {
    if name.hasPrefix("known_"), let amount = labels[String(name.dropFirst(6))] {
      return Bilingual(zh: "已知\(amount.zh)", en: "\(amount.en) as far as known")
    }
    if name.hasPrefix("lacking_"), let amount = labels[String(name.dropFirst(8))] {
      return Bilingual(zh: "缺\(amount.zh)的企业数", en: "Enterprises without \(amount.en.lowercased())")
    }
    return nil
  }

  /// A column in a message: by its label where it has one.
  public static func shown(_ name: String) -> Argument { label(of: name).map { .term($0) } ?? .text(name) }

  private static let labels: [String: Bilingual] = {
    var all: [String: Bilingual] = [:]
    for (name, zh, en) in table { all[name] = Bilingual(zh: zh, en: en) }
    return all
  }()

  private static let table: [(String, String, String)] = [
    ("parcel_id", "宗地代码", "Parcel"), ("enterprise_id", "统一社会信用代码", "Enterprise code"),
    ("name", "名称", "Name"), ("holder_id", "权利人代码", "Holder code"), ("holder_name", "权利人", "Holder"),
    ("land_use", "土地用途", "Land use"), ("ownership", "权属性质", "Ownership"), ("zone", "所属片区", "Zone"),
    ("certificate_area", "证载面积", "Certificate area"), ("supply_method", "供应方式", "Supply method"),
    ("contract_price", "合同价款", "Contract price"), ("agreed_start", "约定动工日期", "Agreed start"),
    ("agreed_completion", "约定竣工日期", "Agreed completion"),
    ("agreed_production", "约定投产日期", "Agreed production"), ("actual_start", "实际动工日期", "Actual start"),
    ("actual_completion", "实际竣工日期", "Actual completion"), ("handover_date", "交地日期", "Hand-over"),
    ("stage", "开发状态", "Stage"), ("suspended_since", "停工日期", "Suspended since"),
    ("area_due", "应动工开发面积", "Area due"), ("developed_area", "已动工开发面积", "Developed area"),
    ("total_investment", "总投资额", "Total investment"), ("invested", "已投资额", "Invested"),
    ("delay_cause", "延迟原因", "Cause of delay"), ("delay_days", "政府原因天数", "Days of government cause"),
    ("mortgaged", "是否抵押", "Mortgaged"), ("seized", "是否查封", "Seized"),
    ("official_decision", "官方决定", "Official decision"), ("decision_date", "决定日期", "Decision date"),
    ("former_names", "曾用名", "Former names"), ("industry", "行业代码", "Industry"),
    ("industry_edition", "行业代码版本", "Industry edition"), ("industry_division", "行业大类", "Industry division"),
    ("above_scale", "是否规上", "Above scale"), ("founded", "成立日期", "Founded"),
    ("production_start", "投产日期", "Production start"), ("status", "登记状态", "Status"),
    ("officer", "网格员", "Officer"), ("longitude", "经度", "Longitude"), ("latitude", "纬度", "Latitude"),
    ("year", "年度", "Year"), ("month", "月份", "Month"),
    ("month_to", "所属期止", "Months up to"), ("tax_type", "税种", "Type of tax"),
    ("tax", "税收", "Tax"), ("output", "产值", "Output"),
    ("revenue", "营业收入", "Revenue"), ("value_added", "工业增加值", "Value added"),
    ("investment_plant_equipment", "厂房设备投资", "Plant and equipment"),
    ("investment_land_price", "土地价款", "Land price"), ("electricity", "用电量", "Electricity"),
    ("energy", "综合能耗", "Energy"), ("emissions", "污染物排放量", "Emissions"), ("water", "用水量", "Water"),
    ("employees", "从业人数", "Employees"), ("rd_expense", "研发费用", "R&D expense"),
    ("exempt_credit", "免抵税额", "VAT credited to exporters"), ("relief", "减免税额", "Taxes relieved"),
    ("owned_land", "自有用地面积", "Own land"), ("rented_land", "租用土地面积", "Rented land"),
    ("rented_floor", "租用建筑面积", "Rented floor"), ("rent_outs", "出租户数", "Tenants on own land"),
    ("is_tenant", "是否租赁企业", "Tenant"),
    ("land", "用地面积", "Land"), ("land_mu", "用地面积", "Land"), ("parcels", "宗地数", "Parcels"),
    ("occupants", "占用企业数", "Occupants"), ("occupied_mu", "已占用面积", "Occupied land"),
    ("measured_m2", "量算面积", "Measured area"), ("original_m2", "原图形面积", "Original area"),
    ("certificate_m2", "证载面积", "Certificate area"), ("area_deviation", "面积偏差", "Area deviation"),
    ("valid", "图形有效", "Valid geometry"), ("overlap_m2", "重叠面积", "Overlap"),
    ("planar_m2", "平面面积", "Planar area"), ("geodesic_m2", "测地线椭球面积", "Geodesic area"),
    ("counted_floor_area", "计容建筑面积", "Floor area as the plot ratio counts it"),
    ("building_footprint", "建筑物占地面积", "Building footprint"), ("buildings", "建筑物栋数", "Buildings"),
    ("survey_m2", "国土调查椭球面积", "Land survey area"), ("land_basis", "用地面积依据", "Basis of land"),
    ("forbidden_m2", "压占禁止类管控面积", "Under forbidding constraints"),
    ("warned_m2", "压占提示类管控面积", "Under warning constraints"),
    ("tenure", "使用方式", "Tenure"), ("area", "土地面积", "Land area"), ("floor_area", "建筑面积", "Floor area"),
    ("from", "起始日期", "From"), ("to", "终止日期", "To"), ("as_of", "判定日期", "Judged at"),
    ("reasons", "列入理由", "Reasons"), ("measure", "处置措施", "Measure"), ("deadline", "期限", "Deadline"),
    ("evidence", "依据数据", "Evidence"), ("near_line", "临界", "Near the line"),
    ("area_flips", "换面积口径会变", "Other by another area"),
    ("addressee", "送达对象", "Addressee"), ("tax_vat", "增值税", "VAT"),
    ("tax_corporate_income", "企业所得税", "Corporate income tax"),
    ("tax_personal_income", "个人所得税", "Personal income tax"), ("tax_property", "房产税", "Property tax"),
    ("tax_land_use", "城镇土地使用税", "Land use tax"),
    ("tax_urban_construction", "城市维护建设税", "Urban construction tax"), ("tax_stamp", "印花税", "Stamp tax"),
    ("tax_consumption", "消费税", "Consumption tax"), ("tax_resource", "资源税", "Resource tax"),
    ("tax_environment", "环境保护税", "Environment tax"), ("tax_other", "其他税收", "Other taxes"),
    ("tax_water_resource", "水资源税", "Water resource tax"),
    ("tax_land_value_increment", "土地增值税", "Land value increment tax"), ("tax_deed", "契税", "Deed tax"),
    ("tax_vehicle_vessel", "车船税", "Vehicle and vessel tax"),
    ("tax_vehicle_purchase", "车辆购置税", "Vehicle purchase tax"),
    ("tax_farmland_occupation", "耕地占用税", "Farmland occupation tax"), ("tax_tobacco", "烟叶税", "Tobacco tax"),
    ("tax_vehicle", "车船税", "Vehicle tax"),
    ("emissions_cod", "化学需氧量", "COD"), ("emissions_nh3n", "氨氮", "Ammonia nitrogen"),
    ("enterprise_name", "报送名称", "Name as reported"), ("meter", "户号", "Meter"),
    ("confirmed_by", "确认人", "Confirmed by"), ("confirmed", "确认", "Confirmed"), ("share", "份额", "Share"),
    ("zone_id", "片区代码", "Zone code"), ("kind", "类型", "Kind"), ("parent_id", "上级片区", "Parent zone"),
    ("zones", "片区表", "Zones table"), ("level", "层级", "Level"), ("zone_area_m2", "片区图形面积", "Area of the zone"),
    ("enterprises", "企业数", "Enterprises"),
    ("total_area", "土地总面积", "Land in all"),
    ("unbuildable_area", "不可建设面积", "Land that cannot be built on"),
    ("approved_area", "已批准征收转用土地面积", "Land approved for conversion"),
    ("approved_area_5y", "近五年已批准土地面积", "Land approved in the last five years"),
    ("ready_area", "达到供地条件面积", "Land ready for supply"),
    ("supplied_area", "已供应国有建设用地面积", "Land supplied"),
    ("supplied_area_5y", "近五年已供应土地面积", "Land supplied in the last five years"),
    ("approved_unsupplied_area", "批而未供面积", "Land approved and not supplied"),
    ("built_area", "已建成城镇建设用地面积", "Land built up"),
    ("industrial_area", "工矿仓储用地面积", "Industrial and storage land"),
    ("residential_area", "住宅用地面积", "Residential land"),
    ("idle_area", "闲置土地面积", "Idle land"),
    ("high_tech_area", "高新技术产业用地面积", "Land of high-tech industry"),
    ("total_floor_area", "总建筑面积", "Floor area in all"),
    ("industrial_floor_area", "工矿仓储建筑面积", "Floor area of industry and storage"),
    ("footprint_area", "建筑基底面积", "Building footprint"),
    ("industrial_footprint_area", "工矿仓储建筑基底面积", "Footprint of industry and storage"),
    ("open_yard_area", "工矿仓储露天堆场面积", "Open yards of industry and storage"),
    ("population", "常住人口", "Residents"),
    ("fixed_assets", "固定资产总额", "Fixed assets"),
    ("total_tax", "二三产业税收总额", "Tax of all industry and services"),
    ("industrial_tax", "工业企业税收总额", "Tax of industry"),
    ("emissions_so2", "二氧化硫", "SO₂"), ("emissions_nox", "氮氧化物", "NOx"),
    ("project_id", "项目编号", "Project"), ("applicant", "申请企业", "Applicant"),
    ("investment_plant", "厂房投资", "Plant"), ("investment_equipment", "设备投资", "Equipment"),
    ("investment_other", "其他投资", "Other investment"),
    ("investment_fixed_assets", "固定资产投资(厂房、设备、地价)", "Fixed assets (plant, equipment, land price)"),
    ("investment_without_land", "不含地价的投资", "Investment without the land price"),
    ("investment_total", "总投资", "Investment in all"),
    ("counted_floor_area", "计容建筑面积", "Counted floor area"), ("storey_height", "最高层高", "Tallest storey"),
    ("building_footprint", "建筑物占地面积", "Building footprint"),
    ("structure_footprint", "构筑物占地面积", "Footprint of other structures"), ("yard_area", "堆场面积", "Yards"),
    ("green_area", "绿地面积", "Green land"),
    ("office_land", "行政办公及生活服务设施用地面积", "Land of offices and services"),
    ("office_floor_area", "行政办公及生活服务设施建筑面积", "Floor area of offices and services"),
    ("handover", "交地日期", "Hand-over of the land"), ("start", "开工日期", "Start of construction"),
    ("completion", "竣工日期", "Completion"), ("production", "投产日期", "Start of production"),
    ("full_production", "达产日期", "Full production"),
    ("prior_year_sales", "上年度销售收入", "Sales of the year before"), ("plots", "地块数", "Plots"),
    ("clause_id", "条款编号", "Clause"), ("indicator", "约定指标", "Indicator"), ("promised", "承诺值", "Promised"),
    ("direction", "比较方向", "Direction"), ("due", "履约期限", "Due"), ("remedy", "违约责任", "Remedy"),
    ("done_on", "实际达成日期", "Done on"),
    ("clauses", "合同条款数", "Clauses"), ("clauses_due", "到期条款数", "Clauses due"),
    ("clauses_met", "已履约条款数", "Clauses kept"), ("clauses_short", "未履约条款数", "Clauses not kept"),
    ("clauses_undecided", "不能判定条款数", "Clauses undecided"),
  ]
}
