import { UserError } from "../base/errors";
import { commands } from "../host/manifest";

/** Why something does not happen now. */
export function paused(): UserError {
  return new UserError("The clock is paused. Resume to go on.", { title: "Resume", command: commands.resume });
}
