import { render } from 'preact';
import { App } from './app.js';
import { askFile } from './ask.js';

const root = document.getElementById('review') as HTMLElement;

try {
  render(<App file={await askFile()} />, root);
} catch (error) {
  render(<p role="alert">{(error as Error).message}</p>, root);
}
