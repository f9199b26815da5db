import "../vendor/runtime.js";
import { openCheckout } from "./file-checkout.js";
import { ok } from "./result.js";
import { unreachable } from "./unreachable.js";
import { makePlan, planChange, rulesOff, selectorsFileOf } from "./review-change.js";
import { renderPlanText } from "./render-plan-text.js";
import { sayModes } from "./say-smart.js";
import { addToSelectorsFile } from "./add-to-selectors-file.js";
import { makePlanRequest } from "./make-plan-request.js";
import { openChange, projectFolderOf } from "./open-change.js";
import { readSettings } from "./read-settings.js";
import { answer } from "./outcome.js";
import { join } from "node:path";

// src/cli/commands/plan.ts
/** What dbt would select between two manifests. What dbt would say besides goes to the log. */
async function plan({ plan: flags, format, common }, shell) {
	const change = await openChange({
		...flags,
		config: common.config
	}, shell);
	if (!change.ok) return change;
	const settings = await readSettings(common.config, {
		store: void 0,
		failOn: void 0,
		warnOnly: void 0
	});
	if (!settings.ok) return settings;
	const { base, head, other, statePath, stateFrom } = change.value;
	const planned = planChange({
		base: base.set,
		head: head.set,
		other,
		rulesOff: rulesOff(settings.value),
		...makePlanRequest(flags, shell.clock.now())
	});
	if (!planned.ok) return planned;
	const made = makePlan({
		base: base.set.project,
		head: head.set.project,
		...planned.value,
		mode: flags.mode,
		projectFolder: projectFolderOf(flags.head),
		statePath,
		stateFrom
	});
	if (format !== "text") tellWarnings(planned.value, made, shell);
	if (format === "selectors") return renderSelectors(made, head.set.project, projectFolderOf(flags.head));
	return ok(answer(format === "text" ? renderPlanText(made, shell.terminal) : renderFor(made, format)));
}
/** For the project's own selectors.yml, since dbt reads no other. */
async function renderSelectors({ selector, engine }, head, projectFolder) {
	const own = selectorsFileOf(selector, {
		head,
		engine
	});
	const file = join(projectFolder, "selectors.yml");
	const existing = await openCheckout(process.cwd()).readText(file);
	const whole = existing === void 0 ? ok(own) : addToSelectorsFile(existing, own, file);
	return whole.ok ? ok(answer(whole.value)) : whole;
}
function tellWarnings({ selection }, made, { log }) {
	const modes = sayModes(made);
	if (modes !== null && made.mode === "smart") log.warning(modes);
	for (const warning of selection.warnings) log.warning(warning);
	for (const { message } of selection.raises) log.warning(`dbt itself stops here with an error and selects nothing: ${message}`);
	for (const id of made.beyond ?? []) log.warning(`dbt cannot tell ${id} from a planned resource: the selector takes it along`);
}
function renderFor(made, format) {
	switch (format) {
		case "json": return `${JSON.stringify(made, null, 2)}\n`;
		case "ids": return made.entries.map(({ unique_id }) => `${unique_id}\n`).join("");
		case "selector": return made.selector === "" ? "" : `${made.selector}\n`;
		case "commands": return (made.commands.length === 0 ? [NOTHING_TO_RUN] : made.commands).map((line) => `${line}\n`).join("");
		default: return unreachable(format);
	}
}
/** dbt builds everything when it is given no names: no command is the only safe one. */
const NOTHING_TO_RUN = "# Nothing is selected: there is nothing to run.";

export { plan };