/** Pairs `traditional simplified`, parted by |; the package types only its entry point. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}

declare module 'opencc-js/dict/STCharacters' {
  const pairs: string;
  export default pairs;
}
