/** Looking again: not at once, not too often, and never for ever. */

/**
 * What is to be called whenever something may be new. It looks after `wait` milliseconds, once for all that came
 * meanwhile, and at least `pause` after it began to look last; while a look lasts, no other begins.
 */
export function paced(look, wait, pause) {
  let begun = performance.now();
  let timer;
  let wanted = false;

  function plan() {
    timer ??= setTimeout(run, Math.max(wait, begun + pause - performance.now()));
  }

  async function run() {
    wanted = false;
    begun = performance.now();
    await look();
    timer = undefined;
    if (wanted) {
      plan();
    }
  }

  return () => {
    wanted = true;
    plan();
  };
}
