package io.millrace.benchmarks.trainer;

import com.yahoo.labs.samoa.instances.Instance;
import io.millrace.benchmarks.contest.Contender;
import io.millrace.benchmarks.contest.Rate;
import java.util.List;
import java.util.Map;
import moa.classifiers.Classifier;
import moa.core.InstanceExample;
import moa.evaluation.BasicClassificationPerformanceEvaluator;
import moa.options.ClassOption;

/** MOA's own way in this process: test, judge, train, row by row. */
record BareLoop(Learner learner, int events, People people) implements Contender {

    @Override
    public String name() {
        return "MOA alone: " + learner.options();
    }

    @Override
    public Rate run() throws Exception {
        Classifier model = (Classifier) ClassOption.cliStringToObject(learner.options(), Classifier.class, null);
        model.prepareForUse();
        model.setModelContext(people.header());
        BasicClassificationPerformanceEvaluator evaluator = new BasicClassificationPerformanceEvaluator();
        List<Instance> rows = people.rows();
        int warm = events / 5;
        long begin = 0;
        for (int number = 0; number < events; number++) {
            if (number == warm) {
                begin = System.nanoTime();
            }
            InstanceExample example = new InstanceExample(rows.get(number));
            evaluator.addResult(example, model.getVotesForInstance(example));
            model.trainOnInstance(example);
        }
        return new Rate((events - warm) * 1e9 / (System.nanoTime() - begin), Double.NaN, Map.of());
    }
}
