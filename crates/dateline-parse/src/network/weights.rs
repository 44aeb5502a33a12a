//! The arrays of `weights.safetensors`, by name.

use safetensors::SafeTensors;

use crate::ModelError;

/// The file, checked for its form.
pub(crate) struct Weights<'b> {
    file: SafeTensors<'b>,
}

impl<'b> Weights<'b> {
    pub(crate) fn read(bytes: &'b [u8]) -> Result<Weights<'b>, ModelError> {
        let file = SafeTensors::deserialize(bytes)
            .map_err(|error| ModelError::Weights(error.to_string()))?;
        Ok(Weights { file })
    }

    /// The array of this name, if it has `len` numbers.
    pub(crate) fn array(&self, name: &str, len: usize) -> Result<Vec<f32>, ModelError> {
        let view = self
            .file
            .tensor(name)
            .map_err(|error| ModelError::Weights(format!("{name}: {error}")))?;
        let (numbers, rest) = view.data().as_chunks::<4>();
        if view.dtype() != safetensors::Dtype::F32 || !rest.is_empty() {
            return Err(ModelError::Weights(format!("{name} holds no 32-bit floats")));
        }
        if numbers.len() != len {
            let found = numbers.len();
            return Err(ModelError::Weights(format!(
                "{name} has {found} numbers, not {len}"
            )));
        }
        Ok(numbers.iter().map(|number| f32::from_le_bytes(*number)).collect())
    }

    /// The first side of the array of this name.
    pub(crate) fn rows(&self, name: &str) -> Result<usize, ModelError> {
        let view = self
            .file
            .tensor(name)
            .map_err(|error| ModelError::Weights(format!("{name}: {error}")))?;
        match view.shape().first() {
            Some(&rows) if rows > 0 => Ok(rows),
            Some(_) | None => Err(ModelError::Weights(format!("{name} is empty"))),
        }
    }
}
