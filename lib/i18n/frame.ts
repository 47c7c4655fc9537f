/** Words of the pages above the languages. */
import { both } from './lang';

export const FRAME = both({
  notFound: '没有这一页', notFoundText: '地址可能写错了，或这一页已经移走。', toOverview: '到总览', toReports: '看全部报告',
}, {
  notFound: 'There is no such page', notFoundText: 'The address may be mistyped, or the page has moved.', toOverview: 'To the overview', toReports: 'All reports',
});
