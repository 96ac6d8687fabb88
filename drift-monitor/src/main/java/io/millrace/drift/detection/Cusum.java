package io.millrace.drift.detection;

/**
 * Where one {@link CusumRule} stands: before a change it gathers evidence for one, after it evidence that it is over. Both ends need as much evidence,
 * so neither is a matter of chance, and what wavers in between changes nothing.
 *
 * @param changed whether the mean has changed, and not come back
 * @param run evidence for the next turn
 * @param found what the last turn was found by
 */
record Cusum(boolean changed, Run run, Run found) {

    static final Cusum CALM = new Cusum(false, Run.NONE, Run.NONE);

    /**
     * Takes the next window.
     *
     * @param threshold evidence that a turn needs
     * @param effect that a change has at least, and that is back when it is below {@link AlertLifecycle#RESOLVE_SHARE} of it
     */
    Cusum plus(CusumRule rule, WindowScores window, double threshold, double effect) {
        Run next = run.plus(changed ? rule.forReturn(window) : rule.forChange(window), rule.rise(window), window);
        boolean enough = next.evidence() >= threshold;
        boolean turns = changed
                ? enough && next.effect() < AlertLifecycle.RESOLVE_SHARE * effect
                : enough && next.effect() >= effect;
        return turns ? new Cusum(!changed, Run.NONE, next) : new Cusum(changed, next, found);
    }

    static Cusum read(BinaryReader in) {
        return new Cusum(in.getByte() == 1, Run.read(in), Run.read(in));
    }

    void write(BinaryWriter out) {
        out.putByte(changed ? 1 : 0);
        run.write(out);
        found.write(out);
    }
}
