/** Questions to the API. */

const PATIENCE = 20000;

/** There is nothing at that address, in this version. */
export class Missing extends Error {}

/** It cannot be answered now, or not so. */
export class Trouble extends Error {
  constructor(detail, status) {
    super(detail);
    this.status = status;
  }

  /** Whether the same question may be answered later. */
  get passes() {
    return this.status === undefined || this.status >= 500 || this.status === 429;
  }
}

async function problem(response) {
  try {
    const told = await response.json();
    return String(told.detail ?? told.title ?? response.status);
  } catch {
    return String(response.status);
  }
}

/** The answer to a question, as it was sent. */
async function fetched(path, options) {
  let response;
  try {
    response = await fetch(path, {...options, signal: AbortSignal.timeout(PATIENCE)});
  } catch (away) {
    throw new Trouble(away.message, undefined);
  }
  if (response.status === 404 && !path.startsWith('/api/v1/event?')) {
    throw new Missing(path);
  }
  if (!response.ok) {
    throw new Trouble(await problem(response), response.status);
  }
  return response;
}

const underWay = new Map();

/** The text of an answer, from which two answers can be told apart; who asks the same meanwhile gets the same. */
export function ask(path) {
  if (!underWay.has(path)) {
    underWay.set(path, answered(path).finally(() => underWay.delete(path)));
  }
  return underWay.get(path);
}

async function answered(path) {
  const response = await fetched(path, {headers: {accept: 'application/json'}, cache: 'no-cache'});
  try {
    return await response.text();
  } catch (cut) {
    throw new Trouble(cut.message, undefined);
  }
}

/** Sends something to be kept. */
export async function send(path, body) {
  return fetched(path, {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(body)});
}
