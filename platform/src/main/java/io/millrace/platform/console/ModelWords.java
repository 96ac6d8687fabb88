package io.millrace.platform.console;

import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.models.RunningModel;
import io.millrace.runtime.project.Model;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.ExecutionException;

/** What may be said to a model from its page; each answers with what has happened. */
final class ModelWords {

    private static final String REASON = "from the console";

    private final LiveProcess process;

    ModelWords(LiveProcess process) {
        this.process = process;
    }

    /** Lets a learner answer from now on. */
    JsonObject promote(String name, String learner) throws InterruptedException, ExecutionException {
        Model model = model(name);
        Declared.one("learner", learner, model.learners());
        return Contracts.json(running(model).promote(learner, REASON));
    }

    /** Puts a learner back to a version. */
    JsonObject rollback(String name, String learner, long version) throws InterruptedException, ExecutionException {
        Model model = model(name);
        if (Declared.one("learner", learner, model.learners()).perKey()) {
            throw new BadRequestException(
                    "Learner '" + learner
                            + "' has models of its own for each key, and no versions of these are kept: it cannot be put back.");
        }
        return Contracts.json(running(model).rollback(learner, version, REASON));
    }

    private Model model(String name) {
        return Declared.one("model", name, process.plan().project().models());
    }

    private RunningModel running(Model model) {
        return new RunningModel(process.plan(), model, process.cluster());
    }
}
