import { render } from 'preact';
import { App } from './app.js';
import { askFile } from './ask.js';

const root = document.getElementById('review') as HTMLElement;

// The address is there before a large file is read.
render(<p role="status">Opening the review …</p>, root);
try {
  render(<App file={await askFile()} />, root);
} catch (error) {
  render(<p role="alert">{(error as Error).message}</p>, root);
}
