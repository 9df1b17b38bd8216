/* title.c - titles: broken between words, into lines of a good shape.
 *
 * GB/T 9704 7.3.1 asks that a title's lines keep words whole, be balanced, and form a trapezoid or a
 * diamond.  Words come from a small list of the bureau's vocabulary by longest match; what the list
 * does not know may be broken anywhere, at a price.  Titles are short, so that all ways of breaking
 * them into a given number of lines are tried. */
#include "layout/linebreak.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
	IN_WORD = 1500,      /* breaks a word of the list */
	UNKNOWN = 60,        /* between characters of which the list knows nothing */
	ONE_KNOWN = 30,      /* a word on one side only */
	SUFFIX = 400,        /* before 的, 了, 市, 局… or after 第, 各… */
	IN_QUOTES = 250,
	OWN_LINE = -200,     /* before a bracket that closes the title: （2026—2028年） */
	LONGEST_WORD = 8,
	MOST_LINES = 4,
	MOST_BREAKS = 120
};

static const char words[] =
	" 工业和信息化 工业 信息化 信息 节水 节约 用水 取水 供水 水资源 水效 水平衡 再生水 非常规水 非常规 水源 水价 定额 计量"
	" 计划 器具 管理 管控 控制 指标 重复 利用率 利用 增加值 万元 规模以上 规上 规模 企业 园区 行业 产业 项目 工程 设施 设备"
	" 工作 进展 情况 通报 通知 通告 意见 方案 报告 请示 批复 公告 决定 纪要 实施 办法 细则 规定 制度 机制 标准 规范 规划"
	" 关于 关于印发 印发 转发 上半年 下半年 半年 年度 季度 全年 第一 第二 第三 第四 重点 任务 清单 台账 目标 完成 典型 案例"
	" 汇编 经验 做法 先进 示范 试点 标杆 领跑者 推进 加强 加快 进一步 深入 深化 提升 提高 促进 推动 开展 落实 强化 严格"
	" 完善 健全 建立 建设 改造 技改 技术 改革 创新 发展 高质量 绿色 低碳 转型 升级 循环 循环化 循环经济 经济 生态 环境 保护"
	" 治理 监测 监督 检查 考核 评价 评估 评比 审核 统计 分析 调度 汇总 数据 填报 报送 对象 责任 单位 部门 县区 各县区 全市"
	" 全省 全国 本市 人民政府 政府 办公室 办公厅 委员会 管委会 管理委员会 开发区 经济技术开发区 经开区 高新区 工业园区"
	" 工信局 水务局 统计局 住建局 财政局 科技局 发展改革委 发展和改革委员会 市场监管局 市场监督管理局 生态环境局 水利局"
	" 工业和信息化局 张掖市 张掖 甘州区 临泽县 高台县 山丹县 民乐县 肃南县 肃南裕固族自治县 甘州 临泽 高台 山丹 民乐 肃南"
	" 甘肃省 甘肃 黄河流域 黑河 流域 国家 中央 社会 公众 宣传 培训 会议 讲话 活动 专项 行动 行动计划 三年 十四五 十五五"
	" 节水型 高耗水 耗水 废水 污水 处理 回用 零排放 排放 资金 投资 补助 奖补 奖励 申报 推荐 认定 名单 公示 征求 征集 组织"
	" 做好 做好的 有关 相关 事项 问题 整改 问题整改 督查 督办 安全 生产 安全生产 应急 服务 支持 政策 措施 保障 体系 能力 水平"
	" 质量 效率 效益 资源 能源 节能 综合 城市 农村 农业 居民 生活 公共 机构 学校 医院 人员 干部 职工 队伍 年度目标 目标任务"
	" 目标责任 工作总结 总结 要点 工作要点 讨论稿 征求意见稿 送审稿 试行 暂行 修订 附件 表格 情况表 统计表 汇总表 一览表"
	" 非常规水源 水计量 水计量器具 配备 配套 安装 使用 运行 维护 检测 诊断 审计 用水审计 水平衡测试 测试 服务商 供水管网 管网"
	" 重点用水企业 用水企业 规模以上工业 市直 市级 县级 省级 国家级 市政府 县政府 市委 市工信局 市水务局 市统计局 市住建局"
	" 市财政局 市科技局 市发展改革委 市市场监管局 市生态环境局 等部门 各有关 主管 主管部门 有限公司 有限责任公司 股份 集团"
	" 公司 化工 冶金 建材 食品 造纸 纺织 电力 火电 煤炭 钢铁 硅业 矿业 农产品 加工 制造 精细化工 高盐 浓水 冷却 冷却水"
	" 中水 雨水 矿井水 余热 余压 智能 智慧 平台 系统 数字化 信息系统 联网 在线 在线监测 台账管理 负责人 节水负责人 三同时"
	" 全面 扎实 切实 持续 有序 稳步 积极 大力 着力 不断 主要 总体 基本 全部 部分 存在 存在问题 下一步 安排 部署 要求 意义"
	" 主体责任 压实 明确 细化 分解 目标值 控制值 基准 先进值 通用值 领跑值 总量 强度 双控 刚性 约束 最大 刚性约束 开发 开发利用"
	" 示例 示例数据 数据缺失 技术改造 节水改造 万元工业增加值 重复利用率 ";

static bool known_word(const char *s, size_t n)
{
	for (const char *p = words; (p = strchr(p, ' ')) != NULL; p++)
		if (!strncmp(p + 1, s, n) && p[1 + n] == ' ')
			return true;
	return false;
}

/* The number of clusters from i that make the longest word of the list, 0 for none. */
static size_t word_at(const Para *p, size_t i)
{
	size_t best = 0;
	const Cluster *first = &p->items[i];

	for (size_t k = i; k < p->count && k < i + LONGEST_WORD + 2; k++) {
		const Cluster *c = &p->items[k];
		if (c->kind != CLUSTER_HAN || c->class != CLASS_HAN)
			break;
		if (k > i && known_word(p->text.data + first->text, c->text + c->bytes - first->text))
			best = k + 1 - i;
	}
	return best;
}

static bool among(const char *list, uint32_t cp)
{
	char shown[5] = { 0 };

	utf8_encode(cp, shown);
	return strstr(list, shown) != NULL;
}

static void raise_price(Cluster *k, int32_t price)
{
	if (k->penalty < BREAK_KEEP)
		k->penalty = k->penalty + price < BREAK_KEEP ? k->penalty + price : BREAK_KEEP;
}

/* The price of a break between Han characters, the list's word on either side known or not. */
static int32_t joint_price(const Cluster *a, const Cluster *b, bool after_word, bool before_word)
{
	if (!after_word && among("第各全本未不在对为将与和及或从向由以按把被共", a->cp))
		return SUFFIX;
	if (!before_word && among("的了着率量性化度值者型级类等市县区省局厅委办处会年月日", b->cp))
		return b->cp == 0x7684 ? 2 * SUFFIX : SUFFIX; /* 的 */
	if (!before_word && among("和与及或", b->cp))
		return UNKNOWN;
	return after_word && before_word ? 0 : after_word || before_word ? ONE_KNOWN : UNKNOWN;
}

static bool about(const Para *p, size_t end) /* 关于 stands before cluster end */
{
	return end >= 2 && p->items[end - 2].cp == 0x5173 && p->items[end - 1].cp == 0x4E8E;
}

/* The opening bracket of a parenthesis at the very end of the title, or count. */
static size_t last_bracket(const Para *p)
{
	size_t i = p->count;

	if (!i || p->items[i - 1].cp != 0xFF09) /* ） */
		return p->count;
	while (i-- > 0)
		if (p->items[i].cp == 0xFF08)
			return i;
	return p->count;
}

void title_breaks(Para *p)
{
	bool after_word = false;
	int depth = 0;

	for (size_t i = 0; i < p->count;) {
		Cluster *k = &p->items[i];
		size_t word = word_at(p, i);
		bool han = k->class == CLASS_HAN && k->kind == CLUSTER_HAN;

		if (i && han && k[-1].class == CLASS_HAN)
			raise_price(k, joint_price(k - 1, k, after_word, word > 0));
		if (i && about(p, i))
			raise_price(k, 2 * SUFFIX);
		if (i > 1 && clreq_date_unit(k[-1].cp) && k[-2].class == CLASS_DIGIT)
			raise_price(k, SUFFIX);
		if (depth > 0)
			raise_price(k, IN_QUOTES);
		depth += k->class == CLASS_OPEN ? 1 : k->class == CLASS_CLOSE && depth ? -1 : 0;
		for (size_t j = 1; j < word; j++)
			raise_price(k + j, IN_WORD);
		after_word = word > 0;
		i += word ? word : 1;
	}
	size_t bracket = last_bracket(p);
	if (bracket > 0 && bracket < p->count && p->items[bracket].penalty <= BREAK_WORD)
		p->items[bracket].penalty = OWN_LINE;
}

/* ---- shape ---- */

#define NO_SHAPE INT64_MAX

typedef struct Shape {
	const Fit *fit;
	size_t start, end, lines;
	size_t at[MOST_LINES + 1], best[MOST_LINES + 1]; /* the breaks tried, the best ones */
	size_t breaks[MOST_BREAKS];
	size_t break_count;
	int64_t best_cost; /* NO_SHAPE: none fits */
} Shape;

static int64_t square(int64_t part, int64_t whole)
{
	return whole > 0 ? 400 * part * part / (whole * whole) : 0;
}

/* Trapezoid or diamond: no hourglass, no stub of a last line, no line much longer than another. */
static int64_t shape_cost(const Shape *s, const Unit *widths)
{
	Unit size = s->fit->para->style->size, most = widths[0], least = widths[0];
	Unit last = widths[s->lines - 1];
	int64_t cost = 0;

	for (size_t i = 1; i < s->lines; i++) {
		most = widths[i] > most ? widths[i] : most;
		least = widths[i] < least ? widths[i] : least;
	}
	cost += square(most - least, most);
	if (most - least < size / 2)
		cost += 20; /* an oblong */
	for (size_t i = 1; i + 1 < s->lines; i++)
		if (widths[i] < widths[i - 1] && widths[i] < widths[i + 1])
			cost += 400;
	if (s->lines == 2 && widths[1] > widths[0])
		cost += 10;
	if (last < 3 * size)
		cost += 600;
	return cost;
}

static void weigh(Shape *s)
{
	Unit widths[MOST_LINES] = { 0 };
	int64_t cost = 0;

	for (size_t i = 0; i < s->lines; i++) {
		Measure m;
		size_t end = fit_trim(s->fit->para, s->at[i], s->at[i + 1]);
		Unit room = s->at[i] == 0 ? s->fit->first : s->fit->width;

		if (end == s->at[i])
			return;
		fit_measure(s->fit, s->at[i], end, &m);
		int64_t line = fit_cost(s->fit, &m, room, true);
		if (line < 0)
			return;
		cost += line;
		if (i)
			cost += s->fit->para->items[s->at[i]].penalty;
		widths[i] = m.natural;
	}
	cost += shape_cost(s, widths);
	if (cost < s->best_cost) {
		s->best_cost = cost;
		memcpy(s->best, s->at, sizeof s->best);
	}
}

static void place(Shape *s, size_t line, size_t from)
{
	if (line == s->lines) {
		s->at[line] = s->end;
		weigh(s);
		return;
	}
	for (size_t i = from; i < s->break_count; i++) {
		s->at[line] = s->breaks[i];
		place(s, line + 1, i + 1);
	}
}

static void try_lines(Shape *s, size_t lines)
{
	s->lines = lines;
	s->best_cost = NO_SHAPE;
	s->at[0] = s->start;
	place(s, 1, 0);
}

bool title_fit(const Fit *f, size_t start, size_t end, size_t lines, Spans *out)
{
	Shape s = { .fit = f, .start = start, .end = end };

	if (lines > MOST_LINES)
		return false;
	for (size_t k = start + 1; k < end; k++) {
		if (f->para->items[k].penalty > BREAK_KEEP)
			continue;
		if (s.break_count == MOST_BREAKS)
			return false;
		s.breaks[s.break_count++] = k;
	}
	try_lines(&s, lines);
	if (lines < MOST_LINES && lines < 3 && s.best_cost >= IN_WORD) {
		Shape more = s;
		try_lines(&more, lines + 1);
		if (more.best_cost < NO_SHAPE && more.best_cost + SUFFIX < s.best_cost)
			s = more;
	}
	if (s.best_cost == NO_SHAPE)
		return false;
	for (size_t i = 0; i < s.lines; i++)
		*MEM_PUSH(out->items, out->count, out->cap) = (Span){ s.best[i], fit_trim(f->para, s.best[i], s.best[i + 1]),
			i + 1 == s.lines };
	return true;
}
