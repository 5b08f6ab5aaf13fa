//! The grammar of statements with numbers: units, bounds, kinds of change, time, plans, names.
//!
//! Words of the language only; what they are said about is in the packs' lexicon.

/// Units of amounts; longest first is not needed, the longest match is taken.
pub(super) const UNITS: &[&str] = &[
    "万亿元",
    "亿元",
    "千万元",
    "百万元",
    "万元",
    "千元",
    "元",
    "亿美元",
    "万美元",
    "美元",
    "%",
    "‰",
    "个百分点",
    "百分点",
    "个",
    "家",
    "户",
    "名",
    "人",
    "位",
    "万人",
    "亿只",
    "万只",
    "只",
    "万台",
    "台",
    "亿块",
    "万块",
    "亿颗",
    "万颗",
    "万套",
    "套",
    "万辆",
    "辆",
    "亩",
    "万亩",
    "平方米",
    "万平方米",
    "公顷",
    "吨",
    "万吨",
    "吨标准煤",
    "万吨标准煤",
    "万千瓦时",
    "亿千瓦时",
    "项",
    "件",
    "倍",
];
/// A multiplier whose unit the text leaves out (264.5亿).
pub(super) const BARE: &[&str] = &["亿", "万"];
/// What makes a number part of a date, an ordinal or a name.
pub(super) const NOT_AMOUNT: &[&str] =
    &["年", "月", "日", "号", "时", "分", "版", "强", "大", "次", "届", "期", "岁", "周", "天", "季度", "层", "级", "楼"];
/// What follows 个 when months, aspects and the like are counted.
pub(super) const NOT_COUNTED: &[&str] = &["月", "方面", "百分", "工作日", "小时", "季度", "年头"];
/// Words before a number that are part of the verb.
pub(super) const REACHED: &[&str] = &["达到", "达", "为", "是", "了", "有", "实现", "完成", "均", "已", "共", "各"];
/// Bounds before the number.
pub(super) const OVER: &[&str] = &["超过", "超", "突破", "逾", "高于", "大于", "多于"];
/// See `OVER`.
pub(super) const AT_LEAST_BEFORE: &[&str] = &["不低于", "不少于", "至少"];
/// See `OVER`.
pub(super) const ABOUT_BEFORE: &[&str] = &["约", "大约", "约为", "近", "将近", "接近"];
/// See `OVER`.
pub(super) const AT_MOST_BEFORE: &[&str] = &["低于", "不足", "不到", "不超过", "小于", "少于"];
/// Bounds after the unit.
pub(super) const AT_LEAST_AFTER: &[&str] = &["以上", "及以上"];
/// See `AT_LEAST_AFTER`.
pub(super) const AT_MOST_AFTER: &[&str] = &["以下", "及以下", "以内"];
/// See `AT_LEAST_AFTER`.
pub(super) const ABOUT_AFTER: &[&str] = &["左右", "上下"];
/// Bounds between the number and its unit, or after the unit.
pub(super) const MORE: &[&str] = &["多", "余"];

/// Words of growth.
pub(super) const RISE: &[&str] = &["增长", "增幅", "增速", "上升", "提升", "提高", "增加", "上涨", "同比增"];
/// Words of decline.
pub(super) const FALL: &[&str] = &["下降", "减少", "降低", "回落", "下滑", "降幅", "下跌", "同比降"];
/// Words that make the number after a change the level reached.
pub(super) const REACHING: &[&str] = &["到", "至"];
/// Words of a rate that is no growth over the same period a year before.
pub(super) const OTHER_RATE: &[&str] =
    &["两年平均", "年均", "环比", "比上月", "较上月", "比年初", "较年初", "比上季", "较上季", "比20", "较20", "比19", "较19"];
/// What says that several numbers belong to several things.
pub(super) const RESPECTIVELY: &str = "分别";
/// What joins numbers of the same kind.
pub(super) const JOINED: &[&str] = &["和", "、", "与", "及", "以及"];
/// Words of a part.
pub(super) const PART: &[&str] = &["占", "比重"];
/// Words of a target.
pub(super) const TARGET: &[&str] = &["目标", "任务", "计划", "序时"];
/// Words of completion.
pub(super) const COMPLETED: &[&str] = &["完成", "达到", "实现"];
/// Words of intention.
pub(super) const INTENT: &[&str] = &["计划", "力争", "预计", "预期", "拟", "将达", "争取", "确保", "有望", "目标是"];
/// Words that end an intention.
pub(super) const DONE: &[&str] = &["已", "同比", "完成", "实际"];

/// Clause ends inside a sentence.
pub(super) const CLAUSE: &str = "，,;；:—";
/// Sentence ends.
pub(super) const SENTENCE: &str = "。!?…";
/// Marks that end a name.
pub(super) const MARKS: &str = "，,。;；:!?、“”\"‘’()《》<>【】[] \t\r\n·—…";

/// Endings of a firm's full name.
pub(super) const FIRM_ENDINGS: &[&str] = &["有限责任公司", "股份有限公司", "有限公司"];
/// Endings of a park's name.
pub(super) const AREA_ENDINGS: &[&str] =
    &["科技城", "高新区", "开发区", "经开区", "高新技术产业园区", "产业园区", "工业园区", "自贸区", "保税区"];
/// Words a name doesn't begin with when it is looked for backwards from its ending.
pub(super) const BEFORE_NAME: &[&str] = &[
    "的",
    "在",
    "由",
    "对",
    "向",
    "是",
    "为",
    "位于",
    "坐落于",
    "走进",
    "来到",
    "落户",
    "落子",
    "入驻",
    "包括",
    "以及",
    "其中",
    "例如",
    "比如",
    "除了",
    "日前",
    "近日",
    "最近",
    "随后",
    "同时",
    "公司和",
    "公司与",
    "公司及",
    "了",
    "把",
    "让",
    "于",
    "与",
    "今年",
    "去年",
    "上半年",
    "下半年",
    "以来",
    "季度",
    "目前",
    "全年",
    "月份",
    "整个",
];
/// The area around, whatever its name.
pub(super) const AROUND: &[&str] = &["全区", "全市", "全县", "全省"];
/// Words that make the name after them a place, not the subject.
pub(super) const PLACED: &[&str] = &["位于", "坐落于", "坐落在", "地处", "落户", "落子", "入驻", "占", "占了", "除了", "除"];
/// Words of a firm named before.
pub(super) const THE_FIRM: &[&str] = &["该公司", "该企业", "该厂", "公司"];
/// What 公司 is part of when no firm named before is meant.
pub(super) const OTHER_FIRM: &[&str] = &["限", "分", "子", "市", "集团", "母", "总", "各", "多家", "家"];
/// Words that begin the predicate after a name without an ending.
pub(super) const PREDICATE: &[&str] = &[
    "积极",
    "今年",
    "去年",
    "上半年",
    "已",
    "也",
    "正",
    "在",
    "是",
    "将",
    "实现",
    "完成",
    "克服",
    "应对",
    "主要",
    "凭借",
    "通过",
    "充分",
    "不断",
    "持续",
    "的",
    "从",
    "自",
    "出口",
    "销售",
    "产值",
    "一",
];
/// What a name is not.
pub(super) const NOT_NAME: &[&str] = &[
    "一", "某", "企业", "公司", "这", "该", "各", "多家", "两", "几", "项目", "园区", "生产", "车间", "厂区", "全", "本", "省", "市",
    "国家",
];
/// What says that the one named before the quotation's end is speaking.
pub(super) const SPEAKS: &[&str] = &["负责人", "表示", "介绍", "说", "董事长", "总经理", "主任"];
