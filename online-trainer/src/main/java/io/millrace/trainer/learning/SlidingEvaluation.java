package io.millrace.trainer.learning;

import io.millrace.runtime.project.EvaluationSpec;
import java.util.ArrayDeque;

/** An evaluation over the last labels, kept in blocks: it holds the newest block, so far as it goes, and nine whole ones before it. */
final class SlidingEvaluation {
    private final InputSchema schema;
    private final int labelsPerBlock;
    private final ArrayDeque<Evaluation> blocks = new ArrayDeque<>();
    private int labelsInNewest;

    SlidingEvaluation(InputSchema schema, int window) {
        this.schema = schema;
        this.labelsPerBlock = (window + EvaluationSpec.BLOCKS - 1) / EvaluationSpec.BLOCKS;
    }

    static SlidingEvaluation read(InputSchema schema, int window, Decoder in) {
        SlidingEvaluation read = new SlidingEvaluation(schema, window);
        read.labelsInNewest = in.smallWhole();
        for (int left = in.count(1); left > 0; left--) {
            read.blocks.addLast(Evaluation.fromBytes(schema, in.bytes()));
        }
        return read;
    }

    void write(Encoder out) {
        out.whole(labelsInNewest).whole(blocks.size());
        blocks.forEach(block -> out.bytes(block.toBytes()));
    }

    void add(Judged one) {
        if (blocks.isEmpty() || labelsInNewest >= labelsPerBlock) {
            blocks.addLast(Evaluation.none(schema));
            labelsInNewest = 0;
            if (blocks.size() > EvaluationSpec.BLOCKS) {
                blocks.removeFirst();
            }
        }
        blocks.getLast().add(one);
        labelsInNewest++;
    }

    Evaluation now() {
        Evaluation sum = Evaluation.none(schema);
        blocks.forEach(sum::add);
        return sum;
    }
}
