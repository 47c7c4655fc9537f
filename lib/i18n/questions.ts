/** Headings over the questions that lead into the site. */
import { both } from './lang';

export const ASKED = both({
  heading: '二十个问题，各有答处', jump: '二十个问题',
  matters: { applications: '申请', outcomes: '办理结果', disputes: '复议和诉讼', proactive: '主动公开', comparing: '相比', reports: '报告本身' },
}, {
  heading: 'Twenty questions, and where each is answered', jump: 'Twenty questions',
  matters: { applications: 'Applications', outcomes: 'Outcomes', disputes: 'Reviews and lawsuits', proactive: 'Proactive disclosure', comparing: 'Comparing', reports: 'The reports themselves' },
});
