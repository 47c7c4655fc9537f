/** Pairs `traditional simplified`, parted by |; the package types only its entry point. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
