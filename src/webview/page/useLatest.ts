import { useEffect, useState } from "preact/hooks";

/**
 * A value of the host that the person is just changing: what they chose counts until the host says the same, so that
 * a late message does not take a newer choice back. `settle` returns to what the host says.
 */
export function useLatest<T>(fromHost: T): [value: T, choose: (value: T) => void, settle: () => void] {
  const [chosen, setChosen] = useState<{ value: T } | undefined>(undefined);
  useEffect(() => {
    if (chosen && chosen.value === fromHost) setChosen(undefined);
  }, [chosen, fromHost]);
  return [chosen ? chosen.value : fromHost, (value) => setChosen({ value }), () => setChosen(undefined)];
}
