package io.millrace.benchmarks.drift.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import moa.classifiers.core.driftdetection.ADWINChangeDetector;
import moa.classifiers.core.driftdetection.AbstractChangeDetector;
import moa.classifiers.core.driftdetection.CusumDM;
import moa.classifiers.core.driftdetection.DDM;
import moa.classifiers.core.driftdetection.EDDM;
import moa.classifiers.core.driftdetection.EWMAChartDM;
import moa.classifiers.core.driftdetection.GeometricMovingAverageDM;
import moa.classifiers.core.driftdetection.HDDM_A_Test;
import moa.classifiers.core.driftdetection.PageHinkleyDM;
import moa.classifiers.core.driftdetection.RDDM;
import moa.classifiers.core.driftdetection.SEEDChangeDetector;
import moa.classifiers.core.driftdetection.STEPD;
import moa.classifiers.core.driftdetection.SeqDrift2ChangeDetector;

/** All that are fed value by value. */
public final class Contestants {

    private Contestants() {}

    /** Millrace with these effects, each detector of MOA, and two that do not look. */
    public static List<Contestant> with(double... effects) {
        List<Contestant> all = new ArrayList<>();
        for (double effect : effects) {
            all.add(new Contestant("Millrace, effect " + effect, () -> new MillraceDetector(effect)));
        }
        all.add(moa("ADWIN", ADWINChangeDetector::new));
        all.add(new Contestant("ADWIN.setInput", RawAdwin::new));
        all.add(moa("PageHinkley", PageHinkleyDM::new));
        all.add(moa("CUSUM", CusumDM::new));
        all.add(moa("GMA", GeometricMovingAverageDM::new));
        all.add(moa("HDDM_A", HDDM_A_Test::new));
        all.add(moa("HDDM_W", ApartLoader::hddmW));
        all.add(moa("DDM", DDM::new));
        all.add(moa("EDDM", EDDM::new));
        all.add(moa("RDDM", RDDM::new));
        all.add(moa("EWMAChart", EWMAChartDM::new));
        all.add(moa("STEPD", STEPD::new));
        all.add(moa("SEED", SEEDChangeDetector::new));
        // its search for the best epsilon has no end where the mean is about 0
        all.add(new Contestant("SeqDrift2", () -> new MoaDetector(new SeqDrift2ChangeDetector()), true));
        all.add(new Contestant("always, every 100", Always::new));
        all.add(new Contestant("never", () -> value -> Signal.NONE));
        return all;
    }

    private static Contestant moa(String name, Supplier<AbstractChangeDetector> start) {
        return new Contestant(name, () -> new MoaDetector(start.get()));
    }
}
