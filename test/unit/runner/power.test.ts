import { strict as assert } from "node:assert";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { savesPowerOnLinux } from "../../../src/runner/power";
import { useTempFolder } from "../../support/tempFolder";

describe("saving power", () => {
  const folder = useTempFolder();
  const lay = async (name: string, files: Record<string, string>) => {
    const root = join(folder(), name);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(root, path, ".."), { recursive: true });
      await writeFile(join(root, path), `${text}\n`);
    }
    return root;
  };
  const battery = (status: string, capacity: string) => ({
    "class/power_supply/AC/type": "Mains",
    "class/power_supply/BAT0/status": status,
    "class/power_supply/BAT0/capacity": capacity,
  });

  it("is on with a low battery and in the low-power profile, and off otherwise", async () => {
    assert.equal(await savesPowerOnLinux(await lay("low", battery("Discharging", "12"))), true);
    assert.equal(await savesPowerOnLinux(await lay("half", battery("Discharging", "50"))), false);
    assert.equal(await savesPowerOnLinux(await lay("charging", battery("Charging", "12"))), false);
    assert.equal(
      await savesPowerOnLinux(await lay("profile", { "firmware/acpi/platform_profile": "low-power" })),
      true,
    );
    assert.equal(await savesPowerOnLinux(join(folder(), "nowhere")), false);
  });
});
