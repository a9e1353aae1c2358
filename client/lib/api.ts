/** The few things that are asked for by HTTP: packs, names, workshops, seats, and codes to move them. */

import type {
  FoundWorkshop,
  FriendlyName,
  HostPage,
  OpenedWorkshop,
  OpenWorkshopRequest,
  PairingCode,
  Problem,
  RecoveryCode,
  RejoinCode,
  RejoinRequest,
  SteeringSeat,
  SteerRequest,
  TakenSeat,
  TakeSeatRequest,
  Trouble,
} from "../protocol";
import { attemptAt, settle } from "./attempts";
import { shared } from "./words";

/** Problems after which nobody knows whether there is a seat, or another try may bring one. */
const UNSETTLED: ReadonlySet<string> = new Set(["offline", "unavailable", "too_many"]);

/** The server said no, or could not be reached (`offline`). */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfterS: number | null = null,
    readonly trouble: Trouble | null = null,
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
  once(`/api/workshops/${code}/seats`, request);
export const rejoin = (code: string, request: RejoinRequest): Promise<TakenSeat> =>
  once(`/api/workshops/${code}/rejoin`, request);
export const freshRejoinCode = (code: string, seat: number): Promise<RejoinCode> =>
  ask("POST", `/api/workshops/${code}/seats/${seat}/rejoin-code`);
export const pairingCode = (code: string): Promise<PairingCode> =>
  ask("POST", `/api/workshops/${code}/pairing`);
export const steerToo = (code: string, request: SteerRequest): Promise<SteeringSeat> =>
  once(`/api/workshops/${code}/facilitators`, request);
export const freshRecoveryCode = (code: string): Promise<RecoveryCode> =>
  ask("POST", `/api/workshops/${code}/recovery`);

/**
 * What to tell people; *trouble* holds the words for a server that cannot store anything, *known* those
 * for codes that mean something special to the asker.
 */
export function inWords(
  problem: unknown,
  trouble: Readonly<Record<Trouble, string>>,
  known: Readonly<Record<string, string>> = {},
): string {
  if (!(problem instanceof ApiProblem)) throw problem;
  if (problem.trouble) return trouble[problem.trouble];
  if (problem.code === "too_many") return shared.tooMany(problem.retryAfterS);
  return known[problem.code] ?? (problem.message || shared.serverTrouble);
}

/** Ask for a seat: where the answer gets lost, the next try is the same attempt and gets the same seat. */
async function once<T>(path: string, request: object): Promise<T> {
  try {
    const answer = await ask<T>("POST", path, { ...request, attempt: attemptAt(path) });
    settle(path);
    return answer;
  } catch (problem) {
    if (problem instanceof ApiProblem && !UNSETTLED.has(problem.code)) settle(path);
    throw problem;
  }
}

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
  throw new ApiProblem(problem.code, problem.message, problem.retry_after_s ?? null, problem.trouble ?? null);
}
