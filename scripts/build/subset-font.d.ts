/** The package brings no types of its own. */
declare module 'subset-font' {
  /** The font with the glyphs of `text` and no others. */
  function subsetFont(
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: 'truetype' | 'woff2' },
  ): Promise<Uint8Array>;
  export = subsetFont;
}
