package io.millrace.trainer.learning.moa;

import io.millrace.trainer.learning.MicroClusters;
import java.util.List;
import moa.clusterers.clustream.Clustream;

/** The micro-clusters of MOA's CluStream. */
final class MoaMicroClusters implements MicroClusters {
    private final Clustream model;
    private final String description;

    MoaMicroClusters(Clustream model, String description) {
        this.model = model;
        this.description = description;
    }

    @Override
    public void learn(double[] row) {
        model.trainOnInstance(MoaHeader.bare(model.getModelContext(), row));
    }

    @Override
    public List<Micro> all() {
        return model.getMicroClusteringResult().getClustering().stream()
                .map(one -> new Micro(one.getCenter(), one.getWeight()))
                .toList();
    }

    @Override
    public byte[] save() {
        return SavedModel.write(model);
    }

    @Override
    public String describe() {
        return description;
    }
}
