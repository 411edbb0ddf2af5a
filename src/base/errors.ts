/** A button under an error message: its label and the command it runs. */
export interface ErrorAction {
  title: string;
  command: string;
  args?: unknown[];
}

/** An error whose message is fit to show: what happened, what it means, and at most one thing to do. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly action?: ErrorAction,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "UserError";
  }
}

/** The person changed their mind; silent everywhere. */
export class CancelledError extends Error {
  constructor() {
    super("Cancelled");
    this.name = "CancelledError";
  }
}

/** Told by name: each bundle has a class of its own. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === "UserError";
}

export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === "CancelledError";
}

export function toError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
