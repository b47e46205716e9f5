/** News from the server as they come; where there is no line, looking again does. */

const PAUSE = 5000;
const LONGEST = 30000;
/** A server says something every 15 s; a line that is silent for so long is dead. */
const SILENCE = 40000;
const STREAM = '/api/v1/live';

/**
 * Listens for as long as the page is seen.
 *
 * @param streams whether this server has a stream; otherwise it is looked again every few seconds
 * @param on `begin`, called when a line begins, before which something may have been missed; `figures`, when they may have
 *   changed; `event`, with a new one; `state`, with `live`, `paused` (the server has no news at the moment), `away` or `polling`
 */
export function listen(streams, on) {
  let stream;
  let timer;
  let silence;
  let pause = PAUSE / 5;

  function begin() {
    end();
    if (!streams) {
      on.state('polling');
      on.figures();
      timer = setTimeout(begin, PAUSE);
      return;
    }
    stream = new EventSource(STREAM);
    heard();
    hear('open', () => {
      pause = PAUSE / 5;
      on.begin();
      on.figures();
    });
    hear('state', message => on.state(JSON.parse(message.data).state === 'ok' ? 'live' : 'paused'));
    hear('figures', on.figures);
    hear('event', message => on.event(JSON.parse(message.data)));
    stream.addEventListener('error', () => {
      on.state('away');
      if (stream?.readyState === EventSource.CLOSED) {
        again();
      }
    });
  }

  function hear(name, told) {
    stream.addEventListener(name, message => {
      heard();
      told(message);
    });
  }

  function heard() {
    clearTimeout(silence);
    silence = setTimeout(() => {
      on.state('away');
      again();
    }, SILENCE);
  }

  function again() {
    end();
    timer = setTimeout(begin, pause);
    pause = Math.min(LONGEST, 1.5 * pause);
  }

  function end() {
    clearTimeout(timer);
    clearTimeout(silence);
    stream?.close();
    stream = undefined;
  }

  document.addEventListener('visibilitychange', () => document.hidden ? end() : begin());
  begin();
}
