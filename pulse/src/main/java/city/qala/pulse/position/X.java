package city.qala.pulse.position;
final class X { static final java.util.Map<String,Double> M=new java.util.concurrent.ConcurrentHashMap<>(); static double d(String k,double v){ return M.computeIfAbsent(k,q->Double.parseDouble(System.getProperty(q,""+v))); } }
