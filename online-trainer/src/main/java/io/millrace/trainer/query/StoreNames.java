package io.millrace.trainer.query;

/** Stores that hold a model's state. */
public final class StoreNames {

    /** Examples that wait for their label, by id. */
    public static final String PENDING = "trainer-pending";

    /** Counters, evaluations and roster, by row. */
    public static final String ROWS = "trainer-rows";

    /** What was learned since the snapshots, in {@link JournalBlocks}. */
    public static final String JOURNAL = "trainer-journal";

    /** Pieces of the last snapshots, by learner and index. */
    public static final String SNAPSHOTS = "trainer-snapshots";

    /** Models that keys have of their own, by learner and key. */
    public static final String OWN = "trainer-own";

    /** What the merge of vectors and labels has heard and passed on. */
    public static final String MERGE_PROGRESS = "merge-progress";

    private StoreNames() {}
}
