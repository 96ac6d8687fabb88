package io.millrace.trainer.learning.moa;

import io.millrace.trainer.learning.UnreadableStateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * A MOA model as Java-serialised bytes. Reading them makes objects of the classes they name, and they come from a
 * topic, so reading is behind an allow-list of classes.
 */
final class SavedModel {
    private static final ObjectInputFilter ALLOWED = ObjectInputFilter.Config.createFilter(String.join(
            ";",
            "maxdepth=20000",
            "maxarray=16777216",
            "moa.classifiers.AbstractClassifier",
            "moa.classifiers.Classifier",
            "moa.classifiers.bayes.*",
            "moa.classifiers.core.**",
            "moa.classifiers.functions.*",
            "moa.classifiers.meta.*",
            "moa.classifiers.trees.*",
            "moa.cluster.*",
            "moa.clusterers.AbstractClusterer",
            "moa.clusterers.Clusterer",
            "moa.clusterers.clustream.*",
            "moa.core.*",
            "moa.evaluation.*",
            "moa.options.*",
            "moa.capabilities.*",
            "moa.AbstractMOAObject",
            FreshGaussian.class.getName(),
            FreshNominal.class.getName(),
            "com.yahoo.labs.samoa.instances.*",
            "com.github.javacliparser.*",
            "java.util.*",
            "java.lang.*",
            "!*"));

    private SavedModel() {}

    static byte[] write(Serializable model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(model);
        } catch (IOException e) {
            throw new UncheckedIOException("MOA's " + model.getClass().getName() + " cannot be saved", e);
        }
        return bytes.toByteArray();
    }

    static <T extends Serializable> T read(Class<T> type, byte[] saved) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(saved))) {
            in.setObjectInputFilter(ALLOWED);
            return type.cast(in.readObject());
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            throw new UnreadableStateException(
                    "these bytes are not a " + type.getName() + " saved by MOA " + MoaLearners.MOA_VERSION
                            + "; if an upgrade changed the version, rebuild the model from its examples",
                    e);
        }
    }
}
