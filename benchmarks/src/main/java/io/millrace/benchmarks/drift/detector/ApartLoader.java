package io.millrace.benchmarks.drift.detector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import moa.classifiers.core.driftdetection.AbstractChangeDetector;
import moa.classifiers.core.driftdetection.HDDM_W_Test;

/** Loads MOA's HDDM_W anew for each detector: what it remembers is static, so that two of one class are one. */
final class ApartLoader extends ClassLoader {

    private static final String NAME = HDDM_W_Test.class.getName();

    private ApartLoader() {
        super(ApartLoader.class.getClassLoader());
    }

    static AbstractChangeDetector hddmW() {
        try {
            return (AbstractChangeDetector)
                    new ApartLoader().loadClass(NAME).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(NAME + " cannot be loaded apart", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(NAME)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(getParent().getResourceAsStream(file), file)) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
