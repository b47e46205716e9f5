/** What this server's API has, as its own description says. */

import {ask} from './api.js';

let paths;

/** Whether there is this path; if the description cannot be had, whoever asks will see. */
export async function offers(path) {
  return (await all())?.[path] !== undefined || (await all()) === undefined;
}

/** The names of the parameters of a path. */
export async function parametersOf(path) {
  return ((await all())?.[path]?.get?.parameters ?? []).map(parameter => parameter.name);
}

function all() {
  paths ??= ask('/v3/api-docs').then(text => JSON.parse(text).paths).catch(() => {
    paths = undefined;
    return undefined;
  });
  return paths;
}
