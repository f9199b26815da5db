import { require_dist } from "../vendor/yaml.js";
import { ok, refuse } from "./result.js";
import { RENDERED_SELECTOR } from "./review-change.js";

// src/selection/add-to-selectors-file.ts
var import_dist = require_dist();
/**
* A project's `selectors.yml` with the selectors of another one after its own, which keep their comments: dbt reads
* selectors from that one file. A selector that was added before is replaced.
*/
function addToSelectorsFile(existing, added, uri) {
	const [document, more] = [existing, added].map((text) => (0, import_dist.parseDocument)(text, { version: "1.1" }));
	if (document === void 0 || more === void 0) throw new Error("Two texts make two documents");
	const [mistake] = document.errors;
	if (mistake !== void 0) return unreadable(uri, mistake.message);
	if (document.contents === null) return ok(added);
	const own = document.get("selectors", true);
	const news = more.get("selectors", true);
	if (!(0, import_dist.isSeq)(own) || !(0, import_dist.isSeq)(news)) return unreadable(uri, "it has no list of selectors");
	own.items = [...own.items.filter((item) => !(0, import_dist.isMap)(item) || item.get("name") !== "sluice"), ...news.items];
	return ok(document.toString({ lineWidth: 0 }));
}
function unreadable(uri, why) {
	return refuse({
		kind: "input",
		code: "selectors-file-unreadable",
		what: "the selectors of the project cannot be read, to add one to them",
		where: { file: uri },
		why: why.split("\n")[0] ?? why,
		next: "Mend the file; `dbt parse` says what is wrong with it."
	});
}

export { addToSelectorsFile };