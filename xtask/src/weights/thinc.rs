//! The arrays of the model: thinc's MessagePack to safetensors.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use rmpv::Value;
use safetensors::tensor::{Dtype, TensorView, serialize};

/// An array with its shape, as it stands in the model.
struct Array {
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

/// One layer: what kind, the seed of its hash where it has one, its arrays.
struct Layer {
    kind: String,
    seed: Option<u64>,
    arrays: BTreeMap<String, Array>,
}

/// The file of all arrays the reader needs; names say what each one is for.
pub(super) fn weights(model: &Path) -> Result<Vec<u8>> {
    let mut named = BTreeMap::new();
    for (part, encoder) in
        [("tok2vec", "tok2vec"), ("tagger", ""), ("parser", ""), ("ner", "ner_tok2vec")]
    {
        let layers = layers(&model.join(part).join("model"))?;
        name_layers(part, encoder, layers, &mut named)?;
    }
    let views: BTreeMap<&String, TensorView<'_>> = named
        .iter()
        .map(|(name, array)| {
            let view = TensorView::new(Dtype::F32, array.shape.clone(), &array.bytes)?;
            Ok((name, view))
        })
        .collect::<Result<_>>()?;
    Ok(serialize(views, None)?)
}

/// Gives every array of a part its name: `ner.upper.W`, `tok2vec.embed.8.E` (8 is the seed).
fn name_layers(
    part: &str,
    encoder: &str,
    layers: Vec<Layer>,
    named: &mut BTreeMap<String, Array>,
) -> Result<()> {
    let (mut n_maxout, mut n_norm) = (0, 0);
    for layer in layers {
        let inputs = layer.arrays.get("W").and_then(|w| w.shape.get(1)).copied();
        let place = match (layer.kind.as_str(), inputs) {
            ("hashembed", _) => {
                let seed = layer.seed.context("an embedding without a seed")?;
                format!("{encoder}.embed.{seed}")
            }
            ("maxout", _) => {
                n_maxout += 1;
                format!("{encoder}.maxout.{}", n_maxout - 1)
            }
            ("layernorm", _) => {
                n_norm += 1;
                format!("{encoder}.norm.{}", n_norm - 1)
            }
            ("softmax", _) => format!("{part}.softmax"),
            ("precomputable_affine", _) => format!("{part}.lower"),
            ("linear", Some(96)) => format!("{part}.reduce"),
            ("linear", Some(64)) => format!("{part}.upper"),
            (other, _) => bail!("{part} has a layer `{other}` that is not known"),
        };
        for (name, array) in layer.arrays {
            named.insert(format!("{place}.{name}"), array);
        }
    }
    ensure!(n_maxout == n_norm, "{part} has {n_maxout} maxout layers, {n_norm} norms");
    Ok(())
}

/// The layers of one model file that hold arrays, in order.
fn layers(path: &Path) -> Result<Vec<Layer>> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let file = rmpv::decode::read_value(&mut bytes.as_slice())?;
    let list = |name: &str| -> Result<&Vec<Value>> {
        field(&file, name)
            .and_then(Value::as_array)
            .with_context(|| format!("{}: no list `{name}`", path.display()))
    };
    let mut layers = Vec::new();
    for ((node, attrs), params) in
        list("nodes")?.iter().zip(list("attrs")?).zip(list("params")?)
    {
        let mut arrays = BTreeMap::new();
        for (name, value) in params.as_map().into_iter().flatten() {
            if !value.is_nil() {
                let name = name.as_str().context("the name of an array is no text")?;
                arrays.insert(name.to_owned(), array(value)?);
            }
        }
        if !arrays.is_empty() {
            let kind = field(node, "name").and_then(Value::as_str);
            let kind = kind.context("a layer without a name")?.to_owned();
            layers.push(Layer { kind, seed: seed(attrs), arrays });
        }
    }
    Ok(layers)
}

/// The seed, which is itself a packed message.
fn seed(attrs: &Value) -> Option<u64> {
    let mut packed = field(attrs, "seed")?.as_slice()?;
    rmpv::decode::read_value(&mut packed).ok()?.as_u64()
}

fn array(value: &Value) -> Result<Array> {
    let kind = field(value, "type").and_then(Value::as_str).unwrap_or("");
    ensure!(kind == "<f4", "an array of `{kind}`, not of 32-bit floats");
    let shape = field(value, "shape").and_then(Value::as_array);
    let shape = shape.context("an array without a shape")?;
    let shape: Vec<usize> =
        shape.iter().filter_map(Value::as_u64).map(|side| side as usize).collect();
    let bytes = field(value, "data").and_then(Value::as_slice);
    let bytes = bytes.context("an array without data")?.to_vec();
    Ok(Array { shape, bytes })
}

/// A field of a map whose keys may be text or bytes.
pub(super) fn field<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let is_name = |key: &Value| {
        key.as_str() == Some(name) || key.as_slice() == Some(name.as_bytes())
    };
    value.as_map()?.iter().find(|(key, _)| is_name(key)).map(|(_, value)| value)
}
