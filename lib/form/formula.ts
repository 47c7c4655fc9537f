/**
 * What a spreadsheet would run as a formula: the signs at the start, full-width ones too, also after
 * blanks and line breaks. papaparse's own pattern misses the last two.
 */
export const FORMULA = /^[\s\u00a0\u3000\ufeff]*[=+\-@＝＋－＠\t\r\n]/;
