/** The few things that are asked for by HTTP: packs, names, opening a workshop, taking a seat. */

import type {
  FoundWorkshop,
  FriendlyName,
  HostPage,
  OpenedWorkshop,
  OpenWorkshopRequest,
  Problem,
  TakenSeat,
  TakeSeatRequest,
} from "../protocol";

/** The server said no, or could not be reached (`offline`). */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfterS: number | null = null,
  ) {
    super(message);
  }
}

export const hostPage = (): Promise<HostPage> => ask("GET", "/api/packs");
export const friendlyName = (): Promise<FriendlyName> => ask("GET", "/api/name");
export const findWorkshop = (code: string): Promise<FoundWorkshop> => ask("GET", `/api/workshops/${code}`);
export const openWorkshop = (request: OpenWorkshopRequest): Promise<OpenedWorkshop> =>
  ask("POST", "/api/workshops", request);
export const takeSeat = (code: string, request: TakeSeatRequest): Promise<TakenSeat> =>
  ask("POST", `/api/workshops/${code}/seats`, request);

async function ask<T>(method: "GET" | "POST", path: string, body?: object): Promise<T> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: body ? { "content-type": "application/json" } : {},
      ...(body && { body: JSON.stringify(body) }),
    });
    answer = await response.json();
  } catch {
    throw new ApiProblem("offline", "");
  }
  if (response.ok) return answer as T;
  const problem = answer as Problem;
  throw new ApiProblem(problem.code, problem.message, problem.retry_after_s ?? null);
}
