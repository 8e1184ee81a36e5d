/** Every `part` a host may style, in whatever shadow root it stands; each element passes on those within it. */
export const PARTS = [
  'button', 'panel', 'header', 'title', 'back-button', 'close-button', 'body', 'footer', 'contact-button', 'search-input',
  'suggestion', 'result', 'article', 'channel', 'field', 'submit-button', 'ticket', 'message', 'notice',
] as const;

/** The value of `exportparts` that passes every part on. */
export const EXPORT_PARTS = PARTS.join();
