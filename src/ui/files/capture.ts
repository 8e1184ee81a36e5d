/** How long the picture needs, in ms, to follow what has just been hidden. */
const SETTLES = 300;

/** Whether this browser can show us the page, if its user allows it. */
export const canCapture = (): boolean => typeof navigator.mediaDevices?.getDisplayMedia === 'function';

/** A picture of what the visitor chooses to show, the page first, with our panel out of the way. Rejects where it is not allowed. */
export async function capturePage(view: HTMLElement, pause: (milliseconds: number) => Promise<void>): Promise<HTMLCanvasElement> {
  // The last three are not in TypeScript's list yet; a browser passes over what it does not know.
  const wishes = { video: true, audio: false, preferCurrentTab: true, selfBrowserSurface: 'include', surfaceSwitching: 'exclude' };
  const stream = await navigator.mediaDevices.getDisplayMedia(wishes);
  const host = outermost(view);
  const before = host.style.visibility;
  host.style.visibility = 'hidden';
  try {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    await pause(SETTLES);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    canvas.getContext('2d')!.drawImage(video, 0, 0);
    return canvas;
  } finally {
    host.style.visibility = before;
    for (const track of stream.getTracks()) track.stop();
  }
}

/** The element of the page in whose shadow we stand. */
function outermost(view: HTMLElement): HTMLElement {
  const root = view.getRootNode();
  return root instanceof ShadowRoot ? outermost(root.host as HTMLElement) : view;
}
