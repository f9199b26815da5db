// src/cli/make-plan-request.ts
/** What the flags ask of the comparison and of the selection. */
function makePlanRequest(flags, now) {
	return {
		compare: {
			engine: flags.engine,
			compareMoreUnrendered: flags.compareMoreUnrendered,
			now: now.toISOString()
		},
		request: {
			select: flags.select,
			exclude: flags.exclude,
			...flags.selector === void 0 ? {} : { selector: flags.selector },
			indirectSelection: flags.indirectSelection,
			resourceTypes: flags.resourceTypes,
			excludeResourceTypes: flags.excludeResourceTypes,
			command: flags.dbtCommand
		}
	};
}

export { makePlanRequest };