/** What the API says in English, in other languages: by its code where it has one, otherwise by how its sentence is made. */

/** By language and code; a place in braces holds a figure. */
export const codes = {zh: {
  'claim.models-pytorch': 'Hugging Face 上约 85% 的模型仅支持 PyTorch。', 'claim.models-tensorflow': 'Hugging Face 上约 8% 的模型仅支持 TensorFlow。',
  'claim.papers-rise': '在八个会议提到两者之一的论文中，起初约 7% 提到 PyTorch。', 'claim.papers-pytorch': '在八个会议提到两者之一的论文中，近 80% 提到 PyTorch。',
  'claim.code-number': '每季度约有 4,500 个论文代码仓库进入 Papers with Code。', 'claim.code-pytorch': '其中 60% 使用 PyTorch。', 'claim.code-tensorflow': '其中 11% 使用 TensorFlow。',
  'claim.deployment-tensorflow': '部署方面 TensorFlow 更多：TensorFlow Serving、TensorFlow Lite 与 TensorFlow.js，对 TorchServe 与 PyTorch Live。',
  'claim.ecosystem-tensorflow': 'TensorFlow 的生态更大：Datasets、Playground、Colab 与 TFX，对 Lightning、SpeechBrain、ESPnet 与 Kornia。',
  'source.models-pytorch': '文章数据，依他人引述；其背后的序列未公布；两处引述一致', 'source.models-tensorflow': '文章数据，依他人引述；其背后的序列未公布；仅一处引述',
  'source.papers-rise': '文章；PyTorch 于 2017 年 1 月发布，故取该年', 'source.papers-pytorch': '文章；horace.io 截至 2022 年的统计与之相符',
  'source.code-number': '文章数据，依他人引述；仅一处记录', 'source.code-pytorch': '文章数据，依他人引述；仅一处记录', 'source.code-tensorflow': '文章数据，依他人引述；仅一处记录',
  'source.deployment-tensorflow': '文章未给出数字；以“显示两者之一的仓库中过半”为准', 'source.ecosystem-tensorflow': '文章未给出数字；以“显示两者之一的仓库中过半”为准',
  'because.as-near': '{window} 为 {figure}{parts}：在当时取整的误差之内。', 'because.higher': '{window} 为 {figure}{parts}：更高。',
  'because.lower': '{window} 为 {figure}{parts}：更低。', 'because.leads': '{window} 为 {figure}{parts}：确定过半。',
  'because.trails': '{window} 为 {figure}{parts}：确定不足一半。', 'because.level': '{window} 为 {figure}{parts}：区间包含一半，无法确定。',
  'because.no-venues': '没有来源给出论文的会议，因此无法单独统计这八个会议。在所有只提到两者之一的论文中，{window} 为 {figure}{parts}。',
  'because.no-window': '还没有包含此类事件的完整时间段。',
}};

/** By language: how a sentence is made, and the same with its groups as $1, $2 and so on. */
export const sentences = {zh: [
  [/^No data yet: nothing that matches has been indexed\.$/, '还没有数据：没有符合条件的内容被索引。'],
  [/^(\d+) events are left out: their dates are known too coarsely for these windows\.$/, '$1 个事件未计入：其日期对这些时间段来说过于粗略。'],
  [/^No event of (\S+) in this window shows a framework; it is left out, and the others are scaled up\.$/, '此时间段内没有 $1 的事件显示任何框架；该来源未计入，其他来源按比例放大。'],
  [/^Other sources had events 30 days before, so part of the change comes of that\.$/, '30 天前有事件的来源与现在不同，部分变化由此而来。'],
  [/^No source that has events in this window has a weight, so there is no index\.$/, '此时间段内有事件的来源都没有权重，因此没有指数。'],
  [/^Owners are counted, not events: .*$/, '统计的是所有者而非事件：每个所有者在一个时间段和类型中只计一次；所有者未知的事件各自计数。链接指向这些所有者的全部事件。'],
  [/^Of the last (\d+) whole windows (\d+) have events; (\d+) are needed\.$/, '最近 $1 个完整时间段中有 $2 个有事件；需要 $3 个。'],
  [/^In the last (\d+) whole windows (\d+) of (\d+) events show it; (\d+) are needed that do, and as many that do not\.$/, '最近 $1 个完整时间段的 $3 个事件中有 $2 个显示它；显示与不显示的各需要 $4 个。'],
  [/^A forecast (\d+) ahead can be tried on (\d+) past windows; (\d+) are needed, so that its error is known\.$/, '向前 $1 个时间段的预测只能在 $2 个过去的时间段上检验；需要 $3 个才能得知误差。'],
  [/^In (\S+) the share of (\S+) in events of kind (\S+) rose from (\S+) to (\S+)\.$/, '$1，$2 在$3中的份额由 $4 升至 $5。'],
  [/^In (\S+) the share of (\S+) in events of kind (\S+) fell from (\S+) to (\S+)\.$/, '$1，$2 在$3中的份额由 $4 降至 $5。'],
  [/^From (\S+) on (\S+) leads (\S+) in events of kind (\S+): (.+) to (.+)\.$/, '自 $1 起，$2 在$4中领先 $3：$5 对 $6。'],
  [/^By (\S+) the momentum of (\S+) in events of kind (\S+) turned from losing to gaining: log-odds of (.+) a (\S+), after (.+) by (.+)\.$/, '截至 $1，$2 在$3中的势头由降转升：对数几率 $4，此前截至 $7 为 $6。'],
  [/^By (\S+) the momentum of (\S+) in events of kind (\S+) turned from gaining to losing: log-odds of (.+) a (\S+), after (.+) by (.+)\.$/, '截至 $1，$2 在$3中的势头由升转降：对数几率 $4，此前截至 $7 为 $6。'],
  [/^Nothing came from (\S+) for (\d+) hours after (\S+)\.$/, '$3 之后 $2 小时没有来自 $1 的内容。'],
  [/^In (.+) the (\S+) (\S+) was (\S+) times \((\S+) to (\S+)\) as frequent in events of kind (\S+) without a tag as in the window before; the taxonomy does not know it\.$/, '$1，$2 $3 在没有标签的$7中的频率是上一时间段的 $4 倍（$5 至 $6）；分类法尚不认识它。'],
  [/^No credentials\. Reddit approves each app; set (\S+), (\S+) and (\S+)\. Dumps can be imported without$/, '没有凭据。Reddit 逐个批准应用；请设置 $1、$2 和 $3。导入转储文件不需要凭据'],
  [/^Set (\S+), such as to (\S+)$/, '请设置 $1，例如 $2'],
  [/^The repositories of papers are fetched by GitHub's GraphQL, which takes a token: set (\S+)$/, '论文的代码仓库通过 GitHub 的 GraphQL 获取，需要令牌：请设置 $1'],
  [/^Whether the repositories of papers are still there is asked by GitHub's GraphQL, which takes a token: set (\S+)$/, '论文的代码仓库是否仍存在通过 GitHub 的 GraphQL 查询，需要令牌：请设置 $1'],
  [/^GitHub is asked without a token: slowly, and without READMEs and manifests, so that few frameworks are seen\. Set (\S+)$/, '访问 GitHub 时没有令牌：速度慢，也不读取 README 和清单文件，因此看到的框架很少。请设置 $1'],
]};
