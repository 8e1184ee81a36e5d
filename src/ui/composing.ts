/** Whether a key belongs to a method of input that composes words, as for Japanese, and so is not for us. */
export const isComposing = (event: KeyboardEvent): boolean =>
  // Safari says of the key that ends composing only that it is number 229, until WebKit bug 165004 is mended.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- no other property says so
  event.isComposing || event.keyCode === 229;
