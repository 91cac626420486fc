"""The columns of shortage lists under the headers that issuers use (national ranking, Jiangsu, Chengdu-Chongqing lists)."""

from marketplace.tables.headers import Field

ROWS = (
    Field("seq", ("序号", "编号", "排名", "排位", "本期排位", "位次", "No", "no.", "rank", "number")),
    Field(
        "name",
        (
            "职业名称",
            "职业",
            "职业（工种）",
            "职业(工种)名称",
            "职业工种",
            "岗位名称",
            "岗位",
            "紧缺岗位",
            "紧缺岗位名称",
            "急需紧缺岗位",
            "急需紧缺职业",
            "急需紧缺职业（工种）",
            "急需紧缺职业（工种）名称",
            "紧缺职业",
            "紧缺职业（工种）",
            "需求岗位",
            "occupation_name",
            "occupation",
            "occupation name",
            "post",
            "post_name",
            "post name",
            "job title",
            "title",
        ),
        required=True,
    ),
    Field(
        "code",
        ("职业代码", "职业编码", "职业（工种）代码", "代码", "职业分类代码", "occupation_code", "occupation code"),
    ),
    Field("work_type", ("工种", "工种名称", "对应工种", "work type")),
    Field(
        "occupations", ("对应职业", "对应职业（工种）", "对应职业代码", "关联职业", "mapped_occupations", "occupations")
    ),
    Field("level", ("技能等级", "职业技能等级", "等级要求", "技能等级要求", "技能水平", "skill_level", "skill level")),
    Field("level_min", ("最低等级", "等级下限", "最低技能等级", "lowest level")),
    Field("level_max", ("最高等级", "等级上限", "最高技能等级", "highest level")),
    Field(
        "grade",
        (
            "紧缺程度",
            "紧缺等级",
            "紧缺度",
            "急需紧缺程度",
            "紧缺类别",
            "紧缺级别",
            "短缺程度",
            "缺工程度",
            "需求程度",
            "紧缺指数",
            "shortage_grade",
            "shortage grade",
            "shortage",
        ),
    ),
    Field("industry", ("行业", "产业", "所属行业", "所属产业", "产业集群", "industry_or_cluster", "cluster")),
    Field("districts", ("区县", "适用区县", "所属区县", "适用范围", "适用地区", "地区", "district", "area")),
    Field("typical_cities", ("需求典型城市", "典型城市", "typical cities")),
    Field("headcount_gap", ("缺口人数", "需求人数", "紧缺人数", "缺口数", "需求数量", "人数", "headcount", "gap")),
    Field("previous_rank", ("上期排位", "上期排名", "previous rank")),
    Field("education", ("学历", "学历要求", "最低学历")),
    Field("major", ("专业", "专业要求", "所需专业", "专业类别", "field of study")),
    Field("definition", ("职业定义", "岗位职责", "岗位描述", "职业描述", "岗位要求", "description")),
    Field("remark", ("备注", "说明", "remarks", "note")),
)

ABOUT = (
    Field("catalogue", ("目录标识", "目录代号", "catalogue_slug", "slug")),
    Field("catalogue_name", ("目录名称", "名录名称", "目录", "catalogue name")),
    Field("catalogue_name_en", ("目录英文名称",)),
    Field("issuer", ("发布单位", "发布机构", "编制单位", "issued by")),
    Field("catalogue_level", ("目录层级", "层级", "发布层级", "catalogue level")),
    Field("profile", ("目录类型", "kind of list")),
    Field("edition", ("期次", "版次", "期数", "年度", "label")),
    Field("period_start", ("生效日期", "有效期起", "起始日期", "valid_from", "in force from")),
    Field("period_end", ("失效日期", "有效期止", "截止日期", "valid_to", "in force until")),
    Field("published_on", ("发布日期", "公布日期", "发布时间", "published")),
    Field("source", ("来源", "数据来源")),
    Field("source_url", ("来源网址", "来源链接", "url")),
    Field("edition_of_classification", ("职业分类版本", "大典版本", "classification")),
    Field("default_grade", ("默认紧缺程度", "default grade")),
    Field("default_districts", ("适用区县默认值", "default districts")),
    Field("grade_by_rank", ("按排名分级", "grade by rank")),
    Field("is_demo", ("演示", "demonstration")),
)
"""What is said once about a list: above its headers, in a file beside it, in columns that repeat, or on the command line."""

CROSSWALK = (
    Field("old_code", ("2015版代码", "2015代码", "原代码", "旧代码", "原职业代码", "code_2015", "2015"), required=True),
    Field("new_code", ("2022版代码", "2022代码", "新代码", "现代码", "新职业代码", "code_2022", "2022"), required=True),
)
