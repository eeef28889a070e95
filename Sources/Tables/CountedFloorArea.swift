/// 计容建筑面积: floor area as the plot ratio counts it.
///
/// A definition of what is measured, as that of the 亩 is; what ratio is demanded stands in rule books.
public enum CountedFloorArea {
  /// The storey height above which floor area counts twice, m (《工业项目建设用地控制指标》 国土资发〔2008〕24号, note on 容积率:
  /// 建筑物层高超过8米的, 在计算容积率时该层建筑面积加倍计算).
  public static let tallStorey = 8.0

  /// Floor area as the plot ratio counts it, m²; nil where the height is not known.
  public static func counted(_ floorArea: Double?, storeyHeight: Double?) -> Double? {
    guard let floorArea, let storeyHeight else { return nil }
    return storeyHeight > tallStorey ? floorArea * 2 : floorArea
  }
}
