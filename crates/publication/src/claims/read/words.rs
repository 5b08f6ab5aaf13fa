//! The grammar of statements with numbers: units, bounds, kinds of change, time, plans, names.
//!
//! Words of the language only; what they are said about is in the packs' lexicon.

/// Units of amounts, without the multiplier before them.
pub(super) const UNITS: &[&str] = &[
    "元", "美元", "欧元", "%", "‰", "个", "家", "户", "名", "人", "位", "人次", "只", "台", "块", "颗", "套", "辆", "亩", "平方米",
    "平方公里", "公顷", "吨", "吨标准煤", "吨标煤", "千瓦时", "度", "千瓦", "兆瓦", "立方米", "公里", "公斤", "千克", "米", "标箱", "项",
    "件", "倍", "条", "座", "片", "枚", "支", "艘", "架", "宗", "所", "笔", "份", "箱", "成",
];
/// What stands between a number and its unit.
pub(super) const MULTIPLIERS: &[&str] = &["万亿", "亿", "千万", "百万", "万", "千"];
/// A hundredth of a rate.
pub(super) const POINTS: &[&str] = &["个百分点", "百分点"];
/// What is counted in numerals too: 两家.
pub(super) const COUNTED_IN_NUMERALS: &[&str] = &["家", "名", "项", "成", "倍", "个项目", "个百分点", "亿元", "万元", "位", "户"];
/// What begins so and isn't counted.
pub(super) const NOT_COUNTED_IN_NUMERALS: &[&str] = &["家人", "项目", "项制度", "成为", "成立", "成功", "家门", "位一体", "名一体"];
/// A multiplier whose unit the text leaves out (264.5亿).
pub(super) const BARE: &[&str] = &["亿", "万"];
/// What makes a number part of a date, an ordinal or a name.
pub(super) const NOT_AMOUNT: &[&str] = &[
    "年", "月", "日", "号", "时", "分", "版", "强", "大", "次", "届", "期", "岁", "周", "天", "季度", "层", "级", "楼", "小时", "线", "路",
    "幢", "栋", "室",
];
/// What follows 个 when months, aspects and the like are counted.
pub(super) const NOT_COUNTED: &[&str] =
    &["月", "方面", "百分", "工作日", "小时", "季度", "年头", "环节", "维度", "层面", "聚焦", "必须", "批次"];
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
pub(super) const RISE: &[&str] = &[
    "增长", "增幅", "增速", "上升", "提升", "提高", "增加", "上涨", "同比增", "净增", "年增", "季增", "月增", "攀升", "增至", "升至",
    "扩大", "上浮",
];
/// Words of decline.
pub(super) const FALL: &[&str] =
    &["下降", "减少", "降低", "回落", "下滑", "降幅", "下跌", "同比降", "收窄", "负增长", "降至", "减至", "回落至", "下调"];
/// Words that make the number after a change the level reached.
pub(super) const REACHING: &[&str] = &["到", "至"];
/// Words of a rate that is no growth over the same period a year before.
pub(super) const OTHER_RATE: &[&str] = &[
    "季增", "月增", "两年平均", "年均", "环比", "比上月", "较上月", "比年初", "较年初", "比上季", "较上季", "比20", "较20", "比19", "较19",
];
/// What says that several numbers belong to several things.
pub(super) const RESPECTIVELY: &str = "分别";
/// What joins numbers of the same kind.
pub(super) const JOINED: &[&str] = &["和", "、", "与", "及", "以及"];
/// Words of a part.
pub(super) const PART: &[&str] = &["占", "比重", "份额", "增长面"];
/// Words of a target.
pub(super) const TARGET: &[&str] = &["目标", "任务", "计划", "序时", "预算", "进度"];
/// Words of completion.
pub(super) const COMPLETED: &[&str] = &["完成", "达到", "实现"];
/// Words of intention.
pub(super) const INTENT: &[&str] = &[
    "将", "计划", "力争", "预计", "预期", "拟", "将达", "争取", "确保", "有望", "目标是", "目标为", "规划", "打算", "将实现", "将形成",
    "将新增", "可实现", "可新增", "可形成", "达产后", "投产后", "建成后", "将突破", "将超", "全部达产",
];
/// Words that end an intention.
pub(super) const DONE: &[&str] = &["已", "同比", "完成", "实际"];

/// Clause ends inside a sentence.
pub(super) const CLAUSE: &str = "，,;；:—";
/// Sentence ends.
pub(super) const SENTENCE: &str = "。!?…";
/// Marks that end a name.
pub(super) const MARKS: &str = "，,。;；:!?、“”\"‘’()《》<>【】[] \t\r\n·—…";

/// Endings of a firm's full name.
pub(super) const FIRM_ENDINGS: &[&str] = &["有限责任公司", "股份有限公司", "有限公司", "集团"];
/// Endings of a park's name.
pub(super) const AREA_ENDINGS: &[&str] = &[
    "科技城", "高新区", "开发区", "经开区", "高新技术产业园区", "高新技术产业开发区", "经济技术开发区", "经济开发区", "产业园区", "产业园",
    "工业园区", "工业园", "科技园", "科创园", "自贸区", "保税区", "新区", "科学城", "未来城", "示范区", "集聚区",
];
/// Words a name doesn't begin with when it is looked for backwards from its ending.
pub(super) const BEFORE_NAME: &[&str] = &[
    "的", "在", "由", "对", "向", "是", "为", "位于", "坐落于", "走进", "来到", "落户", "落子", "入驻", "包括", "以及", "其中", "例如",
    "比如", "除了", "日前", "近日", "最近", "随后", "同时", "公司和", "公司与", "公司及", "了", "把", "让", "于", "与", "今年", "去年",
    "上半年", "下半年", "以来", "季度", "目前", "全年", "月份", "整个", "驶出", "走出", "就有", "来自", "进入", "成立了", "以及", "名为",
    "叫", "年", "以下简称", "简称", "年度", "全省", "全市", "全国",
];
/// The area around, whatever its name.
pub(super) const AROUND: &[&str] = &["全区", "全市", "全县", "全省", "全国"];
/// Words that make the name after them a place, not the subject.
pub(super) const PLACED: &[&str] = &[
    "位于", "坐落于", "坐落在", "地处", "落户", "落子", "入驻", "选址", "占", "占了", "除了", "除", "比", "较", "高于", "低于", "快于",
    "慢于", "高出", "对", "与", "向", "居", "列", "占到", "在",
];
/// Words of a firm named before.
pub(super) const THE_FIRM: &[&str] = &["该公司", "该企业", "该厂", "公司", "企业"];
/// What 公司 is part of when no firm named before is meant.
pub(super) const OTHER_FIRM: &[&str] = &["限", "分", "子", "市", "集团", "母", "总", "各", "多家", "家"];
/// Words that begin the predicate after a name without an ending.
pub(super) const PREDICATE: &[&str] = &[
    "积极", "今年", "去年", "上半年", "已", "也", "正", "在", "是", "将", "实现", "完成", "克服", "应对", "主要", "凭借", "通过", "充分",
    "不断", "持续", "的", "从", "自", "出口", "销售", "产值", "一",
];
/// What a name is not.
pub(super) const NOT_NAME: &[&str] = &[
    "一", "某", "企业", "公司", "这", "该", "各", "多家", "两", "几", "项目", "园区", "生产", "车间", "厂区", "全", "本", "省", "市",
    "国家",
];
/// What says that the one named before the quotation's end is speaking.
pub(super) const SPEAKS: &[&str] = &["负责人", "表示", "介绍", "说", "董事长", "总经理", "主任"];

/// What stands behind an area that is compared with and not spoken of.
pub(super) const COMPARED_WITH: &[&str] = &[
    "平均", "第", "前", "首", "唯一", "最", "同类", "水平", "目标的", "排名", "的比重", "比重", "增速", "规上工业平均", "高新区", "开发区",
    "各",
];
/// What stands behind any area that is only measured with.
pub(super) const MEASURE_OF: &[&str] = &["平均", "同类", "水平", "的比重", "规上工业平均"];
/// What may follow a firm's short name when something is said of it.
pub(super) const AFTER_SHORT_NAME: &[&str] = &[
    "20", "19", "今年", "去年", "上半年", "前", "一季度", "实现", "完成", "累计", "产值", "营业收入", "销售", "出口", "上榜", "入选",
    "入围", "获评", "荣获", "获得", "获批", "成为", "已", "也", "又", "正", "将", "计划", "成功", "目前", "负责人", "相关负责人", "董事长",
    "总经理", "的", "员工", "现有", "拥有", "有", "在", "投资", "位列", "列", "以", "凭借", "研发", "年产", "自", "从", "于", "是", "用",
    "为", "投产", "新增", "则", "同比", "主要", "具备", "分别",
];
/// What a region's name doesn't begin with.
pub(super) const NOT_REGION: &[&str] = &[
    "全", "本", "该", "各", "我", "城", "上", "在", "一", "两", "多", "外", "同", "跨", "省", "市", "这", "某", "园", "厂", "社", "小",
    "地", "街", "景", "新", "高", "经", "大", "超", "股", "都", "门", "入", "为", "和", "与", "及", "是", "的", "了", "区", "县", "老",
    "主", "示", "其", "占", "比", "较", "居", "列", "对", "向", "由", "从", "被", "把", "将", "使", "让", "据", "按", "以",
];
/// What a region's name doesn't end with.
pub(super) const NO_REGION_ENDS: &[&str] = &[
    "园区", "城区", "地区", "社区", "小区", "厂区", "城市", "超市", "上市", "街区", "库区", "新区", "开发区", "高新区", "经开区", "示范区",
    "集聚区", "市区", "郊区", "灾区", "湾区", "山区", "片区", "辖区", "景区", "校区", "保税区", "自贸区", "专区", "特区", "功能区",
    "先行区", "试验区", "节省", "股市", "都市", "全区", "全市", "全省", "全县", "门市", "入市", "楼市", "各市", "各区", "各县", "我市",
    "我省", "我区", "我县", "本市", "本省", "产业区", "工业区", "核心区", "县市",
];

/// What a verb of intention is part of when it is a name: 三年行动计划.
pub(super) const INTENT_IN_NAMES: &str = "动年度";
/// Words of a part's pull on the growth of the whole.
pub(super) const PULL: &[&str] = &["拉动", "带动", "拉高", "上拉", "下拉"];
/// Words of a part's contribution to the growth of the whole.
pub(super) const CONTRIBUTION: &[&str] = &["贡献率", "贡献了", "增长贡献"];
/// Words of a rate lower than another.
pub(super) const BELOW: &[&str] = &["低于", "慢于", "少于", "低"];
/// What may stand between the words of a base and its amount: 上年同期为…, 上年同期的….
pub(super) const OF_BASE: &[&str] = &["", "的", "为", "是", "仅为", "仅", "只有", "实现", "达", "达到"];
/// What says that the number before was left behind: 由90.8%下降到….
pub(super) const FROM_TO: &[&str] = &["到", "至", "为"];
/// What introduces a part of what was said before.
pub(super) const AMONG: &[&str] = &["其中"];
/// Units of things counted, whose name stands behind them.
pub(super) const COUNTING: &[&str] = &["个", "家", "户", "名", "位", "人", "项", "件", "台", "座", "所", "条", "宗"];
/// Where the list before shared-out numbers ends.
pub(super) const LIST_ENDS: &[&str] = &[
    "分别", "同比", "增长", "下降", "达到", "达", "实现", "完成", "占", "拉动", "提高", "回落", "较上年", "比上年", "增速", "为", "均",
    "各", "环比",
];
/// Words of entering a list of the best.
pub(super) const ENTERED: &[&str] =
    &["入围", "跻身", "入选", "进入", "获评", "名列", "上榜", "位列", "列入", "荣获", "挺进", "晋级", "迈入", "评为"];
/// Verbs of a rank.
pub(super) const RANKED: &[&str] = &[
    "挤进", "挤入", "居", "位列", "列", "排名", "排在", "排", "名列", "跻身", "进入", "保持", "升至", "升到", "跃居", "位次", "进位",
    "稳居", "挺进", "迈入", "前移至", "上升到", "上升至",
];
/// What a rank may stand right behind: 全省第一.
pub(super) const AROUND_RANK: &[&str] = &["全区", "全市", "全县", "全省", "全国", "同类", "全球", "国内", "省内", "市内"];
/// Verbs of getting a title.
pub(super) const TITLED: &[&str] = &[
    "入选", "入围", "上榜", "获评", "荣获", "获得", "认定", "获批", "列入", "被评为", "评为", "被授予", "授予", "跻身", "成为", "通过",
    "摘得", "斩获", "获", "成功创建", "晋升",
];
/// How what names nobody in particular begins, and ends.
pub(super) const VAGUE: &[&str] = &[
    "一批", "一些", "多家", "企业", "这", "该", "全", "有", "更多", "各", "积极", "推动", "支持", "鼓励", "组织", "培育", "大力", "辖区",
    "园区企业", "累计", "新增", "目前",
];
/// See `VAGUE`.
pub(super) const VAGUE_ENDS: &[&str] = &["等企业", "企业家", "家企业", "项目库", "工作"];
/// What behind a word of an event makes it a name or a condition.
pub(super) const NO_EVENT_AFTER: &[&str] = &[
    "项目", "的", "后", "前", "率", "仪式", "数", "条件", "企业", "一批", "力度", "时间", "准备", "计划", "以前", "之后", "之前", "期",
    "不足", "红", "门红", "活动", "目标", "环境", "建设一批",
];
/// What before a word of an event makes it one of several or none.
pub(super) const NO_EVENT_BEFORE: &[&str] = &["早日", "尽快", "加快", "促进", "推动", "批项目", "未", "等一批项目", "等", "新"];
/// What says that an event is still to come.
pub(super) const NOT_YET: &[&str] =
    &["将", "即将", "计划", "预计", "拟", "有望", "力争", "才能", "可", "能", "要", "前", "底前", "确保", "争取"];
/// Singles that join a subject to its neighbours and are no part of it.
pub(super) const EDGES: &str =
    "占看底末该本亦的地得了着在中为是有以及和与并而且但则也又还均都已将再更仍约近超达至到从由按其各共及、“”于被把对向等来起比较";
/// How parts of a population end.
pub(super) const CLASS_ENDINGS: &[&str] =
    &["业", "企业", "产业", "行业", "产品", "街道", "镇", "乡", "领域", "部门", "民间", "经济", "集群", "类"];
/// Words that fill a clause and are no part of its subject.
pub(super) const FILLERS: &[&str] = &[
    "规模以上工业企业", "规模以上工业", "规模以上", "规上工业企业", "规上工业", "规上企业", "规上", "全部", "工业企业", "其中", "同时",
    "此外", "另外", "另有", "以及", "并且", "而且", "不仅", "还有", "累计", "共计", "总计", "合计", "预计", "同比", "环比", "比上年",
    "较上年", "比去年", "较去年", "上年", "去年", "同期", "当月", "当年", "单月", "分别", "实现", "完成", "达到", "报送", "上报", "申报",
    "成功", "双双", "先后", "一举", "再度", "再次", "已经", "具备", "重点推进", "加快推进", "推进", "新签约", "谋划", "形成", "建成",
    "获得", "引进", "兑现", "盘活", "建有", "总量", "总数", "总额达", "按可比价格计算", "按可比价计算", "按可比价格", "按可比口径",
    "可比口径", "按可比价", "扣除价格因素", "剔除价格因素", "名义", "实际", "持续", "继续", "保持", "快速", "大幅", "稳步", "平稳", "小幅",
    "明显", "显著", "进一步", "逆势", "逐步", "增长", "增速", "增幅", "下降", "减少", "降低", "回落", "下滑", "降幅", "上升", "提升",
    "提高", "增加", "上涨", "攀升", "扩大", "收窄", "占比", "比重", "比例", "拉动", "带动", "贡献率", "贡献", "个百分点", "百分点", "高于",
    "低于", "快于", "慢于", "高出", "突破", "超过", "接近", "大约", "不足", "不低于", "不超过", "至少", "已有", "拥有", "现有", "共有",
    "新增", "均为", "各有", "年均", "平均", "两年平均", "两年", "年增", "季增", "月增", "目标", "任务", "计划", "年度", "全年", "全部",
    "整体", "总体", "介绍", "表示", "数据显示", "据统计", "据悉", "据了解", "初步统计", "初步核算", "其余", "也就是", "相当于", "主要是",
    "特别是", "尤其是", "分别为", "分产业看", "分行业看", "分类别看", "从规模看", "从结构看", "从行业看", "分规模看", "从三次产业看",
    "下达", "既定", "进度", "序时", "我们", "这里", "记者", "获悉", "了解到", "力争", "争取", "确保", "有望", "累计有",
];
/// Words that make an amount a target.
pub(super) const AIMED: &[&str] = &["目标", "任务", "计划为", "计划是", "计划数"];
/// A change said without a verb of change: 比去年同期多3亿元.
pub(super) const MORE_OR_LESS: &[&str] = &["多", "少"];
/// A rate of completion by name.
pub(super) const COMPLETION: &[&str] = &["完成率"];
/// What behind an amount makes it a target: 全年40个的目标.
pub(super) const TARGET_AFTER: &[&str] = &["的目标", "目标", "的任务", "任务", "的年度目标", "的全年目标", "的既定目标"];
/// Words of a rate at constant prices.
pub(super) const REAL: &[&str] = &["可比价", "不变价", "扣除价格", "剔除价格", "实际增长", "实际下降", "可比口径"];
/// What says that an amount is another's.
pub(super) const ELSE: &[&str] = &["另有", "另外", "还有", "此外"];
/// What behind a class makes it all the others: 高新技术产业以外的.
pub(super) const BESIDE: &[&str] = &["以外的", "以外", "之外的", "之外"];
/// The area around by its relation: 所在区.
pub(super) const AROUND_OWN: &[&str] = &["所在区", "所在市", "所在县", "所在省"];
/// Words of a mean: an amount each, not of all.
pub(super) const MEAN: &[&str] = &["人均", "户均", "日均", "月均", "亩均", "平均", "每人", "每户", "每天", "每月", "每家", "每亩"];
/// What says that an amount has grown up to then from the beginning of the year.
pub(super) const CUMULATIVE: &[&str] = &["累计"];
/// How words end that name a part of all firms or projects, known or not.
pub(super) const SOME: &[&str] = &["企业", "公司", "工厂", "项目", "单位", "厂家"];
/// Words that say whose an amount is and name no class.
pub(super) const SCOPE: &[&str] = &["园区", "我区", "我市", "我县", "我省", "本区", "本市", "本县", "全部"];
/// Words of moving in a ranking, behind which 位 is a place and no person.
pub(super) const MOVED_PLACES: &[&str] = &["前移", "后移", "位次", "名次", "排名"];
