/** News from the server as they come; where there is no line, looking again does. */

const PAUSE = 5000;
const LONGEST = 30000;
const STREAM = '/api/v1/live';

/**
 * Listens for as long as the page is seen.
 *
 * @param streams whether this server has a stream; otherwise it is looked again every few seconds
 * @param on `figures`, called when they may have changed; `event`, called with a new one; `state`, with `live`, `away`
 *   or `polling`
 */
export function listen(streams, on) {
  let stream;
  let timer;
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
    stream.addEventListener('open', () => {
      pause = PAUSE / 5;
      on.state('live');
      on.figures();
    });
    stream.addEventListener('figures', on.figures);
    stream.addEventListener('event', message => on.event(JSON.parse(message.data)));
    stream.addEventListener('error', () => {
      on.state('away');
      if (stream?.readyState === EventSource.CLOSED) {
        end();
        timer = setTimeout(begin, pause);
        pause = Math.min(LONGEST, 1.5 * pause);
      }
    });
  }

  function end() {
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
  }

  document.addEventListener('visibilitychange', () => document.hidden ? end() : begin());
  begin();
}
