package city.qala.sensing.sta;

/**
 * What changes things: the writer of the graph, the maker of entities, the gate of observations.
 */
record Writing(GraphWriter writer, EntityMaker maker, Intake intake, Receipts receipts) {}
