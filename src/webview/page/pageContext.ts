import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PageMemory } from "./pageMemory";

/** What every part of a page may use besides its own properties. */
export interface PageTools<FromPage> {
  post(message: FromPage): void;
  memory: PageMemory;
}

export const PageContext = createContext<PageTools<never> | undefined>(undefined);

/** The tools of the page this part stands in. */
export function usePage<FromPage>(): PageTools<FromPage> {
  const tools = useContext(PageContext);
  if (!tools) throw new Error("A part of a page stands outside of it.");
  return tools as PageTools<FromPage>;
}
