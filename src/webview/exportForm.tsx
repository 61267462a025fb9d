import { render } from 'preact';
import type { Clock } from '../core/ports.ts';
import type { FormEvents, FormRequests, FormState } from '../protocol/exportForm.ts';
import { createCaller, type Port } from '../protocol/rpc.ts';
import { FormController } from './controller.ts';
import { createStore } from './state/store.ts';
import { Page } from './views/page.tsx';
import './exportForm.css';

const editor = acquireVsCodeApi<FormState>();

const port: Port = {
  post: (message) => editor.postMessage(message),
  onMessage(listener) {
    const listen = (event: MessageEvent) => listener(event.data);
    window.addEventListener('message', listen);
    return { dispose: () => window.removeEventListener('message', listen) };
  },
};

const clock: Clock = {
  now: () => Date.now(),
  after(delay, action) {
    const timer = setTimeout(action, delay);
    return { dispose: () => clearTimeout(timer) };
  },
};

const store = createStore();
const host = createCaller<FormRequests, FormEvents>(port, {
  preflightChanged: (progress) => store.dispatch({ type: 'preflightChanged', ...progress }),
  jobChanged: (job) => store.dispatch({ type: 'jobChanged', job }),
  credentialsChanged: () => void controller.goOn(),
});
const controller = new FormController({
  host,
  store,
  clock,
  memory: {
    load: () => readable(editor.getState()),
    save: (state) => void editor.setState(state),
  },
});

/** A state of another version of the extension is not worth guessing at. */
function readable(state: FormState | undefined): FormState | undefined {
  return state?.version === 2 ? state : undefined;
}

document.addEventListener('visibilitychange', () => {
  const visible = document.visibilityState === 'visible';
  if (visible) void controller.refresh();
  controller.watch(visible);
});

const root = document.getElementById('root');
if (root !== null) render(<Page store={store} controller={controller} />, root);
controller.watch(true);
void controller.open();
